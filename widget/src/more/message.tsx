import type { MessageQuestion } from '../engine/types';
import { Footer, Help } from '../toolkit';
import { wordsId } from '../view/names';
import type { Parts } from './parts';

/** Something to read before going on. */
export function Message({ question, view, words, actions }: Parts<MessageQuestion>) {
  return (
    <form
      class="message"
      novalidate
      onsubmit={(event) => {
        event.preventDefault();
        actions.skip(question.id);
      }}
    >
      <p id={wordsId} class="words" tabindex={-1}>
        {question.text}
      </p>
      <Help question={question} />
      {/* The visitor has written nothing: the way on is called "Next" at the end, too. */}
      <Footer view={view} words={{ ...words, send: words.next }} actions={actions} filled />
    </form>
  );
}
