import type { Trouble as Kind } from '../worker/messages';
import type { Context } from './context';

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
      return say.file(trouble.name, trouble.why === 'zstd' ? say.zstd : trouble.why);
    case 'empty':
      return say.emptyLines(format.count(trouble.lines));
    case 'question':
      return say.question(trouble.why);
    case 'engine':
      return say.engine(trouble.why);
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
