import { fill } from '../words/fill';
import type { Words } from '../words/words';

interface ProgressProps {
  step: number;
  of: number;
  words: Words;
}

/** How far along, from three questions on: for two, a bar only makes it look longer. */
export function Progress({ step, of, words }: ProgressProps) {
  if (of < 3) return null;
  const told = fill(words.progress, step, of);
  return (
    <div
      class="progress"
      role="progressbar"
      lang={words.language}
      aria-label={told}
      aria-valuemin={0}
      aria-valuemax={of}
      aria-valuenow={step}
      aria-valuetext={told}
    >
      <i style={{ width: `${(100 * step) / of}%` }} />
    </div>
  );
}
