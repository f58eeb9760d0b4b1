import type { EndingView } from '../engine/types';
import type { Words } from '../words/words';
import type { Actions } from './actions';
import { Coupon } from './coupon';
import { Check } from './icons';
import { wordsId } from './names';

interface EndingProps {
  ending: EndingView['ending'];
  words: Words;
  actions: Actions;
}

/** Thanks, and what the shop gives in return. */
export function Ending({ ending, words, actions }: EndingProps) {
  return (
    <div class="ending">
      <div class="mark">
        <Check />
      </div>
      <p id={wordsId} class="words" tabIndex={-1}>
        {ending.text}
      </p>
      {ending.coupon && <Coupon code={ending.coupon} words={words} />}
      <div class="footer">
        <button type="button" class="quiet" onClick={actions.close}>
          {words.close}
        </button>
      </div>
    </div>
  );
}
