import { Component } from '../dom/component';
import type { Child, Description } from '../dom/jsx';
import type { QuestionView, ScalePoint, ScaleQuestion } from '../engine/types';
import type { Ends, Words } from '../words/words';
import type { Actions } from './actions';
import { Footer } from './footer';
import { Help, helpIds, Problem } from './help';
import { wordsId } from './names';

export interface ScaleProps {
  question: ScaleQuestion;
  view: QuestionView;
  words: Words;
  actions: Actions;
}

/** With the language, where it need not be that of the question. */
export type MarkedEnds = readonly [...ends: Ends, language?: string];

export interface ScaleState {
  /** Chosen but not yet answered, or answered before. */
  selected: number | undefined;
}

/**
 * A row of numbers. They are radio buttons, so a press answers at once, while arrow keys only walk along the row;
 * Enter, the space bar or "Next" then answers.
 */
export class Scale extends Component<ScaleProps, ScaleState> {
  override state: ScaleState = { selected: this.props.question.answer };

  /** What is to be seen of a point. */
  protected face({ value }: ScalePoint): Child {
    return value;
  }

  /** What the points mean, under their row; a screen reader hears it at the points themselves. */
  protected below(ends: MarkedEnds): Child {
    return (
      <div class="ends" lang={ends[2]} aria-hidden="true">
        <span>{ends[0]}</span>
        <span>{ends[1]}</span>
      </div>
    );
  }

  private answer(value: number | undefined): void {
    const { actions, question } = this.props;
    if (value !== undefined) actions.answer(question.id, value);
  }

  private select(selected: number): void {
    this.setState({ selected });
  }

  private pressKey(event: KeyboardEvent, value: number): void {
    const enter = event.key === 'Enter';
    if (!enter && event.key !== ' ') return;
    const chosen = value === this.state.selected;
    // The space bar chooses by itself, as on any radio button.
    if (!enter && !chosen) return;
    event.preventDefault();
    // A key held down must not run through the survey.
    if (event.repeat) return;
    if (chosen) this.answer(value);
    else this.select(value);
  }

  override render({ question, view, words, actions }: ScaleProps, { selected }: ScaleState): Description {
    const { points } = question;
    const ends = endsOf(question, words);
    return (
      <form
        novalidate
        onsubmit={(event) => {
          event.preventDefault();
          this.answer(selected);
        }}
      >
        <fieldset aria-describedby={helpIds(question)}>
          <legend id={wordsId} class="words" tabindex={-1}>
            {question.text}
          </legend>
          <Help question={question} />
          <div class={`scale ${question.style}${points.length > 7 ? ' many' : ''}`}>
            {points.map((point, index) => {
              const { value, label } = point;
              const meaning = label ?? (index === 0 ? ends[0] : index === points.length - 1 && ends[1]);
              return (
                <label key={value}>
                  <input
                    type="radio"
                    name="scale"
                    value={value}
                    checked={value === selected}
                    onchange={() => this.select(value)}
                    onclick={(event) => {
                      // A radio button also gets a click when an arrow key or the space bar chooses it; that one counts 0 presses.
                      if (event.detail > 0) this.answer(value);
                    }}
                    onkeydown={(event) => this.pressKey(event, value)}
                  />
                  <span>
                    {this.face(point)}
                    {/* "0, Not at all likely" is what a screen reader says of the first point. */}
                    {meaning && (
                      <span class="unseen" lang={label ? undefined : ends[2]}>
                        {`, ${meaning}`}
                      </span>
                    )}
                  </span>
                </label>
              );
            })}
          </div>
          {this.below(ends)}
          <Problem question={question} words={words} />
        </fieldset>
        <Footer view={view} words={words} actions={actions} filled={selected !== undefined} />
      </form>
    );
  }
}

/** The configuration's words for both ends; the widget's own only where it gives neither; it has none for a rating. */
function endsOf({ type, variant, points }: ScaleQuestion, words: Words): MarkedEnds {
  const low = points[0]?.label;
  const high = points[points.length - 1]?.label;
  if (low || high || type === 'rating') return [low ?? '', high ?? ''];
  return [...words.ends[type === 'ces' ? (variant ?? 'agreement_7') : type], words.language];
}
