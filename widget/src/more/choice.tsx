import type { ChoiceOption, ChoiceQuestion } from '../engine/types';
import { Component, Footer, Help, helpIds, isLast, Problem } from '../toolkit';
import { wordsId } from '../view/names';
import { OwnWords } from './own_words';
import type { Parts } from './parts';
import { isFull, toggled } from './picks';
import { Tick } from './tick';
import { moreOf, picks } from './words';

interface ChoiceState {
  /** Ids. */
  picked: readonly string[];
  /** Own words. */
  other: string;
}

/**
 * Options, one below the other. Where only one may be picked they are radio buttons and behave as those of a scale do: a press answers at once,
 * arrow keys only walk. Where several may be, they are checkboxes, and a button goes on.
 */
export class Choice extends Component<Parts<ChoiceQuestion>, ChoiceState> {
  override state: ChoiceState = { picked: this.props.question.answer ?? [], other: this.props.question.other ?? '' };
  /** The visitor has pressed the option with own words, and goes on to write them. */
  private writes = false;
  private readonly ownWords = { current: null as HTMLInputElement | null };

  private answer(picked: readonly string[]): void {
    const { actions, question } = this.props;
    const words = this.state.other.trim();
    const takesWords = question.options.some(({ id, other }) => other && picked.includes(id));
    const [first] = picked;
    const other = takesWords && words ? words : undefined;
    if (question.multiple) actions.answer(question.id, [...picked], other);
    else if (first !== undefined) actions.answer(question.id, first, other);
  }

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    const { picked } = this.state;
    const { actions, question } = this.props;
    if (picked.length > 0 || question.required) this.answer(picked);
    else actions.skip(question.id);
  };

  private pick(option: ChoiceOption): void {
    const { options, multiple } = this.props.question;
    const picked = multiple ? toggled(options, this.state.picked, option) : [option.id];
    this.setState({ picked });
  }

  /** The field for own words is there once its option is drawn as picked. */
  override drawnAgain(): void {
    if (this.writes) this.ownWords.current?.focus();
    this.writes = false;
  }

  private press(event: MouseEvent, option: ChoiceOption): void {
    // A click of the keyboard counts 0 presses.
    if (event.detail === 0) return;
    if (!option.other) {
      if (!this.props.question.multiple) this.answer([option.id]);
    } else if (this.state.picked.includes(option.id)) {
      // Where several may be picked, this press takes the option back, and the field with it.
      if (!this.props.question.multiple) this.ownWords.current?.focus();
    } else this.writes = true;
  }

  private pressKey(event: KeyboardEvent, option: ChoiceOption): void {
    const enter = event.key === 'Enter';
    if (this.props.question.multiple || (!enter && event.key !== ' ')) return;
    const chosen = this.state.picked.includes(option.id);
    // The space bar chooses by itself, as on any radio button.
    if (!enter && !chosen) return;
    event.preventDefault();
    if (event.repeat) return;
    if (!chosen) this.pick(option);
    else if (option.other) this.ownWords.current?.focus();
    else this.answer([option.id]);
  }

  override render({ question, view, words, actions }: Parts<ChoiceQuestion>, { picked, other }: ChoiceState) {
    const { options, multiple, min_picks: least, max_picks: most } = question;
    return (
      <form novalidate onsubmit={this.submit}>
        <fieldset aria-describedby={helpIds(question, ...(multiple ? ['picks'] : []))}>
          <legend id={wordsId} class="words" tabindex={-1}>
            {question.text}
          </legend>
          <Help question={question} />
          {multiple && (
            <p id="picks" class="help" lang={words.language}>
              {picks(words, least, most < options.length ? most : undefined)}
            </p>
          )}
          <div class="rows">
            {options.map((option) => {
              const chosen = picked.includes(option.id);
              return (
                <div key={option.id}>
                  <Tick
                    type={multiple ? 'checkbox' : 'radio'}
                    input={{
                      name: 'choice',
                      value: option.id,
                      checked: chosen,
                      disabled: multiple && !chosen && !option.exclusive && isFull(options, picked, most),
                      onchange: () => this.pick(option),
                      onclick: (event) => this.press(event, option),
                      onkeydown: (event) => this.pressKey(event, option),
                    }}
                  >
                    {option.text}
                  </Tick>
                  {option.other && chosen && (
                    <OwnWords
                      field={this.ownWords}
                      enterKey={isLast(view) ? 'send' : 'next'}
                      label={moreOf(words).ownWords}
                      value={other}
                      onWrite={(written) => this.setState({ other: written })}
                    />
                  )}
                </div>
              );
            })}
          </div>
          <Problem question={question} words={words} />
        </fieldset>
        <Footer view={view} words={words} actions={actions} filled={picked.length > 0} always={multiple} />
      </form>
    );
  }
}
