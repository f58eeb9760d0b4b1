import type { ConsentQuestion } from '../engine/types';
import { Component, Footer, Help, helpIds, Problem } from '../toolkit';
import { wordsId } from '../view/names';
import type { Parts } from './parts';
import { Tick } from './tick';

interface ConsentState {
  ticked: boolean;
}

/** A box to tick. It is the visitor who ticks it; leaving it empty is an answer, too. */
export class Consent extends Component<Parts<ConsentQuestion>, ConsentState> {
  override state: ConsentState = { ticked: this.props.question.answer === true };

  override render({ question, view, words, actions }: Parts<ConsentQuestion>, { ticked }: ConsentState) {
    return (
      <form
        novalidate
        onsubmit={(event) => {
          event.preventDefault();
          actions.answer(question.id, ticked);
        }}
      >
        <fieldset aria-describedby={helpIds(question)}>
          <legend id={wordsId} class="words" tabindex={-1}>
            {question.text}
          </legend>
          <Help question={question} />
          <div class="rows">
            <Tick
              type="checkbox"
              input={{
                checked: ticked,
                required: question.required,
                'aria-invalid': !!question.problem,
                'aria-describedby': 'problem',
                onchange: (event) => this.setState({ ticked: event.currentTarget.checked }),
              }}
            >
              {question.label}
            </Tick>
          </div>
          <Problem question={question} words={words} />
        </fieldset>
        <Footer view={view} words={words} actions={actions} filled />
      </form>
    );
  }
}
