/** Holds the scorer and the responses, so that the page is free while they are read and reckoned with. */

import { Feed, FeedFailure } from './feed';
import type { FromWorker, Source, ToWorker, Trouble } from './messages';
import { takePieces } from './pieces';
import { compileScorer, Scorer } from './scorer';

interface WorkerScope {
  postMessage(message: FromWorker): void;
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
  readonly location: { readonly href: string };
}
const scope = self as unknown as WorkerScope;
const say = (message: FromWorker): void => scope.postMessage(message);

/** Progress is told this often at most. */
const progressMs = 100;
/** Of responses that come one by one the page hears this often at most. */
const changesMs = 1_000;

const compiled = compileScorer(new URL('workbench.wasm', scope.location.href));
// Whoever asks first hears of it; nobody may before a report is opened.
compiled.catch(() => {});

let scorer: Scorer | undefined;
let feed: Feed | undefined;
/** Which opening is meant, so that one that was called off does not go on. */
let opening = 0;

const reason = (failure: unknown): string => (failure instanceof Error ? failure.message : String(failure));

function progress(of: number | null): { read(bytes: number): void; readonly bytes: number } {
  let bytes = 0;
  let toldMs = 0;
  return {
    read(more) {
      bytes += more;
      const nowMs = performance.now();
      if (nowMs - toldMs < progressMs) return;
      toldMs = nowMs;
      say({ say: 'progress', bytes, of });
    },
    get bytes() {
      return bytes;
    },
  };
}

function soon(): () => void {
  let isDue = false;
  return () => {
    if (isDue) return;
    isDue = true;
    setTimeout(() => {
      isDue = false;
      say({ say: 'changed' });
    }, changesMs);
  };
}

/** Answers how many bytes came, and where more may come from. */
async function fill(scorer: Scorer, source: Source, mine: () => boolean): Promise<{ bytes: number; feed?: Feed }> {
  if (source.kind === 'collector') {
    const changed = soon();
    const current = new Feed(source.url, source.token, {
      add: (piece) => mine() && scorer.add(piece),
      settled: () => mine() && changed(),
      live: (live) => mine() && say({ say: 'live', live }),
    });
    feed = current;
    const all = progress(null);
    await current.readAll(all.read);
    return { bytes: all.bytes, feed: current };
  }
  const size = source.files.reduce((sum, file) => sum + file.size, 0);
  const all = progress(size);
  for (const file of source.files) {
    try {
      await takePieces(file, all.read, (piece) => scorer.add(piece));
    } catch (failure) {
      throw new FileFailure(file.name, reason(failure));
    }
    // The next file begins on a line of its own.
    scorer.end();
  }
  return { bytes: all.bytes };
}

class FileFailure extends Error {
  constructor(
    readonly file: string,
    why: string,
  ) {
    super(why);
  }
}

function troubleOf(failure: unknown): Trouble {
  if (failure instanceof FeedFailure) {
    return failure.status === 401 ? { kind: 'token' } : { kind: 'http', status: failure.status };
  }
  if (failure instanceof FileFailure) return { kind: 'file', name: failure.file, why: failure.message };
  if (failure instanceof TypeError) return { kind: 'network' };
  return { kind: 'engine', why: reason(failure) };
}

async function open(source: Source): Promise<void> {
  opening += 1;
  const number = opening;
  const mine = (): boolean => opening === number;
  feed?.stop();
  feed = undefined;
  try {
    const fresh = await Scorer.load(compiled);
    const { bytes, feed: more } = await fill(fresh, source, mine);
    fresh.end();
    if (!mine()) return;
    scorer = fresh;
    say({ say: 'opened', bytes });
    await more?.follow();
  } catch (failure) {
    if (mine()) say({ say: 'failed', trouble: troubleOf(failure) });
  }
}

scope.onmessage = ({ data }) => {
  if (data.say === 'open') {
    void open(data.source);
    return;
  }
  if (!scorer) return;
  try {
    say({ say: 'answer', id: data.id, answer: scorer.ask(data.question) });
  } catch (failure) {
    scorer = undefined;
    say({ say: 'failed', trouble: { kind: 'engine', why: reason(failure) } });
  }
};
