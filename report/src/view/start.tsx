import type { Context } from './context';
import { Foot } from './foot';
import { Mark } from './icons';
import { Trouble } from './trouble';

/** Where one says what to open: the collector, with a token, or a file. */
export function Start({ context }: { context: Context }) {
  const { words, report } = context;
  const { open } = words;
  const { trouble } = report.model;
  return (
    <main class="start" tabIndex={-1} data-begin>
      <Mark />
      <h1>{words.title}</h1>
      <p class="tagline">{words.tagline}</p>
      {trouble && <Trouble context={context} trouble={trouble} />}
      <div class="ways">
        <form
          onSubmit={(event) => {
            event.preventDefault();
            const token = new FormData(event.currentTarget).get('token');
            if (typeof token === 'string' && token.trim()) report.openCollector(token.trim());
          }}
        >
          <h2>{open.collector}</h2>
          <label>
            <span>{open.token}</span>
            <input
              name="token"
              type="password"
              autocomplete="off"
              spellcheck={false}
              required
              aria-describedby="token-help"
              aria-invalid={trouble?.kind === 'token'}
            />
          </label>
          <p class="help" id="token-help">
            {open.collectorHelp}
          </p>
          <button type="submit" class="primary">
            {open.go}
          </button>
        </form>
        <div class="drop">
          <h2>{open.file}</h2>
          <p class="help" id="file-help">
            {open.fileHelp}
          </p>
          <label class="file">
            <input
              type="file"
              multiple
              accept=".ndjson,.jsonl,.json,.gz,.txt"
              aria-describedby="file-help"
              onChange={({ currentTarget: { files } }) => report.openFiles([...(files ?? [])])}
            />
            <span>{open.choose}</span>
          </label>
        </div>
      </div>
      <Foot context={context} />
    </main>
  );
}
