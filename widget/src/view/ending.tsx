import type { Child } from '../dom/jsx';
import type { Ending as EndingOf } from '../engine/types';
import type { Words } from '../words/words';
import type { Actions } from './actions';
import { Check } from './icons';
import { wordsId } from './names';

interface EndingProps {
  ending: EndingOf;
  words: Words;
  actions: Actions;
  /** What the shop gives in return. */
  children?: Child;
}

/** Thanks, and what the shop gives in return. */
export function Ending({ ending, words, actions, children }: EndingProps) {
  return (
    <div class="ending">
      <div class="mark">
        <Check />
      </div>
      <p id={wordsId} class="words" tabindex={-1}>
        {ending.text}
      </p>
      {children}
      <div class="footer" lang={words.language}>
        <button type="button" class="quiet" onclick={() => actions.close()}>
          {words.close}
        </button>
      </div>
    </div>
  );
}
