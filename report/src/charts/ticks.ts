/** Where the axis of a trend has its ticks. */
import type { Period } from '../data/answers';

export interface Ticks {
  /** What a label has to name, so that no two say the same. */
  unit: 'day' | 'month';
  at: readonly Date[];
}

interface Step {
  unit: Ticks['unit'];
  count: number;
}

const dayMs = 86_400_000;
/** So much each, and labels as long as "14. Sept." and "Sept." do not touch. */
const roomPx = { day: 60, month: 46 } as const;

const step = (unit: Step['unit'], ...counts: readonly number[]): readonly Step[] =>
  counts.map((count) => ({ unit, count }));

/** From the shortest on. Four weeks come after the month, for spans in which hardly a month begins. */
const steps: readonly Step[] = [
  ...step('day', 1, 2, 3, 7, 14),
  ...step('month', 1),
  ...step('day', 28),
  ...step('month', 3, 6, 12, 24, 60, 120, 240, 600, 1_200, 2_400, 6_000),
];
const leastDays = { day: 1, week: 7, month: Number.POSITIVE_INFINITY } as const;

/** From the first period on, so that a week's tick is on the day on which it begins. */
const days = (first: Date, last: Date, count: number): readonly Date[] =>
  Array.from(
    { length: Math.floor((last.getTime() - first.getTime()) / dayMs / count) + 1 },
    (_, index) => new Date(first.getTime() + index * count * dayMs),
  );

const monthOf = (at: Date): number => 12 * at.getUTCFullYear() + at.getUTCMonth();

function beginOf(month: number): Date {
  const at = new Date(0);
  // Date.UTC takes the years 0 to 99 for those of the last century.
  at.setUTCFullYear(Math.floor(month / 12), month % 12, 1);
  return at;
}

/** Counted from January, and from years that can be divided. */
function months(first: Date, last: Date, count: number): readonly Date[] {
  const whole = beginOf(monthOf(first)) < first ? monthOf(first) + 1 : monthOf(first);
  const from = Math.ceil(whole / count);
  const to = Math.floor(monthOf(last) / count);
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => beginOf((from + index) * count));
}

/** Of these periods: as many as have room, on days where the span is too short for months. */
export function ticksOf(periods: readonly Date[], by: Period, widthPx: number): Ticks {
  const [first] = periods;
  const last = periods[periods.length - 1];
  if (!first || !last) return { unit: 'day', at: [] };
  for (const { unit, count } of steps) {
    if (unit === 'day' && count < leastDays[by]) continue;
    const at = (unit === 'day' ? days : months)(first, last, count);
    if (at.length >= 2 && at.length <= Math.max(2, Math.floor(widthPx / roomPx[unit]))) return { unit, at };
  }
  return { unit: by === 'month' ? 'month' : 'day', at: [first] };
}

/** Of its ticks, the first of each year names it. */
export const namesYear = (ticks: readonly Date[], index: number): boolean =>
  ticks[index]?.getUTCFullYear() !== ticks[index - 1]?.getUTCFullYear();
