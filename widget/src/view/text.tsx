import { Component } from '../dom/component';
import type { FieldAttributes } from '../dom/jsx';
import type { QuestionView, TextQuestion } from '../engine/types';
import { fill } from '../words/fill';
import type { Words } from '../words/words';
import type { Actions } from './actions';
import { Footer, isLast } from './footer';
import { Help, helpIds, Problem } from './help';
import { wordsId } from './names';

/** From here on the visitor learns how much room is left. */
const nearLimit = 50;

interface TextProps {
  question: TextQuestion;
  view: QuestionView;
  words: Words;
  actions: Actions;
  /** Further attributes of the field, where a certain kind of text is asked for. */
  field?: FieldAttributes;
}

interface TextState {
  draft: string;
}

/** Free words, on one line or several. */
export class Text extends Component<TextProps, TextState> {
  override state: TextState = { draft: this.props.question.answer ?? '' };
  private readonly input = { current: null as (HTMLTextAreaElement & HTMLInputElement) | null };

  override drawnAgain(before: TextProps): void {
    const { question, view } = this.props;
    // In another language, it is no new refusal.
    if (question !== before.question && question.problem && view.locale === before.view.locale)
      this.input.current?.focus();
  }

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    const { actions, question } = this.props;
    const { draft } = this.state;
    if (question.required || draft.trim()) actions.answer(question.id, draft);
    else actions.skip(question.id);
  };

  private readonly write = (event: InputEvent): void => {
    const field = event.currentTarget as HTMLTextAreaElement;
    const limit = this.props.question.max_length;
    // Code points, as the engine counts: the browser's own `maxlength` would cut an emoji in two. Half-composed characters are left alone.
    const points = [...field.value];
    if (points.length > limit && !event.isComposing) field.value = points.slice(0, limit).join('');
    this.setState({ draft: field.value });
    this.props.actions.typed(this.props.question.id, field.value);
  };

  private readonly pressKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.repeat) this.submit(event);
  };

  override render({ question, view, words, actions, field }: TextProps, { draft }: TextState) {
    const left = Math.max(0, question.max_length - [...draft].length);
    const attributes = {
      id: 'field',
      class: 'field',
      ref: this.input,
      value: draft,
      placeholder: question.placeholder ?? '',
      required: question.required,
      'aria-invalid': !!question.problem,
      'aria-describedby': helpIds(question, 'left'),
      oninput: this.write,
      onkeydown: this.pressKey,
    };
    return (
      <form novalidate onsubmit={this.submit}>
        <label for="field" id={wordsId} class="words" tabindex={-1}>
          {question.text}
        </label>
        <Help question={question} words={words} />
        {question.multiline ? (
          <textarea rows={3} {...attributes} />
        ) : (
          <input autocomplete="off" enterkeyhint={isLast(view) ? 'send' : 'next'} {...field} {...attributes} />
        )}
        <Problem question={question} words={words} />
        <div id="left" class="left" lang={words.language} aria-live="polite">
          {left <= nearLimit && fill(words.left, left)}
        </div>
        <Footer view={view} words={words} actions={actions} filled={!!draft.trim()} always />
      </form>
    );
  }
}
