import type { Words } from '../words/words';

interface ProgressProps {
  step: number;
  of: number;
  words: Words;
}

/** How far along, from three questions on: for two, a bar only makes it look longer. */
export function Progress({ step, of, words }: ProgressProps) {
  if (of < 3) return null;
  return (
    <div
      class="progress"
      role="progressbar"
      aria-label={words.progress(step, of)}
      aria-valuemin={0}
      aria-valuemax={of}
      aria-valuenow={step}
      aria-valuetext={words.progress(step, of)}
    >
      <i style={{ width: `${(100 * step) / of}%` }} />
    </div>
  );
}
