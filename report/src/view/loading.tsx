import type { Context } from './context';
import { Mark } from './icons';

/** How far reading has come; a collector does not say how much there is. */
export function Loading({ context }: { context: Context }) {
  const { words, format, report } = context;
  const { bytes, of } = report.model.progress;
  return (
    <main class="start" tabIndex={-1} data-begin>
      <Mark />
      <h1>{words.title}</h1>
      <label class="progress" htmlFor="progress">
        <span>
          {words.open.reading}: {format.megabytes(bytes)}
          {of !== null && ` / ${format.megabytes(of)}`}
        </span>
        {of === null ? (
          <progress id="progress" key="any" />
        ) : (
          <progress id="progress" key="some" max={Math.max(of, 1)} value={bytes} />
        )}
      </label>
      <button type="button" onClick={() => report.leave()}>
        {words.open.cancel}
      </button>
    </main>
  );
}
