import type { Figure, MetricName } from '../data/answers';
import { isShown, scales } from '../state/metrics';

/** A score with its interval on the whole range of its metric. For the eye; the words stand beside it. */
export function Glyph({ metric, figure }: { metric: MetricName; figure: Figure }) {
  const [low, high] = scales[metric].range;
  const place = (value: number): string => `${(100 * (value - low)) / (high - low)}%`;
  const shown = isShown(figure) ? figure : undefined;
  return (
    <svg class="glyph" aria-hidden="true">
      <line class="range" x1="0%" x2="100%" y1="8" y2="8" />
      {low < 0 && <line class="range" x1={place(0)} x2={place(0)} y1="4" y2="12" />}
      {shown?.interval && (
        <line class="bounds" x1={place(shown.interval[0])} x2={place(shown.interval[1])} y1="8" y2="8" />
      )}
      {shown && <circle cx={place(shown.score)} cy="8" r="4" />}
    </svg>
  );
}
