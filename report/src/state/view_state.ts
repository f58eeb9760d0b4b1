/** What is looked at, and as text in the address: a link shows somebody else the same. */
import type { Filter, MetricName, Period } from '../data/answers';
import { metricNames, segmentsOf } from './metrics';

export const periods: readonly Period[] = ['day', 'week', 'month'];
/** Over how many periods a trend may be pooled. */
export const windows: readonly number[] = [1, 4, 12];
export const dimensions = ['touchpoint', 'survey', 'locale', 'variant'] as const;
export type Dimension = (typeof dimensions)[number];

export interface ViewState {
  /** Undefined: the first metric that has answers. */
  metric: MetricName | undefined;
  from: string | undefined;
  to: string | undefined;
  touchpoint: readonly string[];
  survey: readonly string[];
  locale: readonly string[];
  variant: readonly string[];
  /** Of the trend. */
  by: Period;
  window: number;
  /** Periods of which the last is compared with the one before. */
  compare: Period;
  segment: string | undefined;
  search: string;
  /** Touchpoints from left to right, where somebody has put them so. */
  order: readonly string[];
}

export const initialState: ViewState = {
  metric: undefined,
  from: undefined,
  to: undefined,
  touchpoint: [],
  survey: [],
  locale: [],
  variant: [],
  by: 'week',
  window: 4,
  compare: 'month',
  segment: undefined,
  search: '',
  order: [],
};

/** The text, where it is a day. Some browsers take 31 June for 1 July. */
export function dayOf(text: string | null): string | undefined {
  if (!text || !/^\d{4}-\d\d-\d\d$/.test(text)) return undefined;
  const at = new Date(text);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text) ? text : undefined;
}

const oneOf = <T>(all: readonly T[], given: T | undefined): T | undefined => all.find((each) => each === given);

const period = (text: string | null): Period | undefined => periods.find((each) => each === text);

/** What is not understood counts as not given. */
export function readState(search: string): ViewState {
  const given = new URLSearchParams(search);
  const metric = oneOf<string>(metricNames, given.get('metric') ?? undefined) as MetricName | undefined;
  const segments = metric ? segmentsOf[metric] : Object.values(segmentsOf).flat();
  return {
    metric,
    from: dayOf(given.get('from')),
    to: dayOf(given.get('to')),
    touchpoint: given.getAll('touchpoint'),
    survey: given.getAll('survey'),
    locale: given.getAll('locale'),
    variant: given.getAll('variant'),
    by: period(given.get('by')) ?? initialState.by,
    compare: period(given.get('compare')) ?? initialState.compare,
    window: oneOf(windows, Number(given.get('window') ?? Number.NaN)) ?? initialState.window,
    segment: oneOf(segments, given.get('segment') ?? undefined),
    search: given.get('q') ?? '',
    order: given.getAll('order'),
  };
}

/** "" or "?...", with what differs from the usual alone; `rest`, such as the language, stays. */
export function writeState(state: ViewState, rest: string): string {
  const kept = new URLSearchParams(rest).get('lang');
  const out = new URLSearchParams();
  if (kept) out.set('lang', kept);
  const { metric, from, to, by, window, compare, segment, search } = state;
  if (metric) out.set('metric', metric);
  if (from) out.set('from', from);
  if (to) out.set('to', to);
  for (const name of dimensions) for (const value of state[name]) out.append(name, value);
  if (by !== initialState.by) out.set('by', by);
  if (window !== initialState.window) out.set('window', `${window}`);
  if (compare !== initialState.compare) out.set('compare', compare);
  if (segment) out.set('segment', segment);
  if (search) out.set('q', search);
  for (const name of state.order) out.append('order', name);
  const text = out.toString();
  return text && `?${text}`;
}

export function filterOf(state: ViewState): Filter {
  const { from, to } = state;
  const filter: Filter = { ...(from && { from }), ...(to && { to }) };
  for (const name of dimensions) if (state[name].length > 0) filter[name] = state[name];
  return filter;
}

export const isFiltered = (state: ViewState): boolean => Object.keys(filterOf(state)).length > 0;
