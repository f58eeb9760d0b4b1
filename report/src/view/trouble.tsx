import { isolated } from '../words/isolated';
import type { Trouble as Kind } from '../worker/messages';
import type { Context } from './context';

/** What others say may end with a full stop; ours goes on. */
const unstopped = (why: string): string => why.replace(/\.+$/, '');

function sentence({ words, format }: Context, trouble: Kind): string {
  const { trouble: say } = words;
  switch (trouble.kind) {
    case 'token':
      return say.token;
    case 'http':
      return say.http(`${trouble.status}`);
    case 'network':
      return say.network;
    case 'file':
      return say.file(isolated(trouble.name), say.unreadable[trouble.why] ?? unstopped(trouble.why));
    case 'empty':
      return say.emptyLines(format.count(trouble.lines));
    case 'question':
      return say.question(unstopped(trouble.why));
    case 'engine':
      return say.engine(unstopped(trouble.why));
  }
}

/** What went wrong, where, and what to do. */
export function Trouble({ context, trouble }: { context: Context; trouble: Kind }) {
  return (
    <div class="trouble" role="alert">
      <strong>{context.words.trouble.title}</strong>
      <p>{sentence(context, trouble)}</p>
    </div>
  );
}
