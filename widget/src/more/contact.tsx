import type { FieldAttributes } from '../dom/jsx';
import type { ContactField, ContactQuestion, ContactValue } from '../engine/types';
import { Component, Footer, Help, helpIds, isLast, Problem } from '../toolkit';
import { wordsId } from '../view/names';
import { emailField, nameField, phoneField } from './fields';
import type { Parts } from './parts';
import { Tick } from './tick';
import { moreOf } from './words';

type FieldId = ContactField['id'];

const kinds: Record<FieldId, FieldAttributes> = {
  name: nameField,
  email: emailField,
  phone: phoneField,
};

/** The engine takes 200 code points; a field that is cut here is never cut there. */
const longest = 200;

interface ContactState {
  drafts: { [field in FieldId]?: string };
  agreed: boolean;
}

/** How to reach the visitor, a field for each way. */
export class Contact extends Component<Parts<ContactQuestion>, ContactState> {
  override state: ContactState = {
    drafts: Object.fromEntries(this.props.question.fields.map(({ id, answer = '' }) => [id, answer])),
    agreed: this.props.question.agreed === true,
  };
  private readonly form = { current: null as HTMLFormElement | null };

  override drawnAgain(before: Parts<ContactQuestion>): void {
    const { question, view } = this.props;
    // In another language, it is no new refusal.
    if (question !== before.question && question.problem && view.locale === before.view.locale) {
      this.form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
    }
  }

  private given(): ContactValue | undefined {
    const given = Object.entries(this.state.drafts).filter(([, draft]) => draft.trim());
    return given.length > 0 ? Object.fromEntries(given) : undefined;
  }

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    const { actions, question } = this.props;
    const given = this.given();
    if (given || question.required)
      actions.answer(question.id, { ...given, ...(this.state.agreed && { consent: true }) });
    else actions.skip(question.id);
  };

  override render({ question, view, words, actions }: Parts<ContactQuestion>, { drafts, agreed }: ContactState) {
    const more = moreOf(words);
    const { consent, consent_problem: consentProblem } = question;
    return (
      <form ref={this.form} novalidate onsubmit={this.submit}>
        <fieldset aria-describedby={helpIds(question)}>
          <legend id={wordsId} class="words" tabindex={-1}>
            {question.text}
          </legend>
          <Help question={question} />
          {question.fields.map(({ id, required, problem }) => (
            <div class="row" key={id}>
              <label for={id} lang={words.language}>
                {more.fields[id]}
                {required && <small> {more.needed}</small>}
              </label>
              <input
                {...kinds[id]}
                enterkeyhint={isLast(view) ? 'send' : 'next'}
                id={id}
                class="field"
                value={drafts[id] ?? ''}
                maxlength={longest}
                required={required}
                aria-invalid={!!problem}
                aria-describedby={problem && `${id}-problem`}
                oninput={(event) => this.setState({ drafts: { ...drafts, [id]: event.currentTarget.value } })}
              />
              <div id={`${id}-problem`} class="problem" lang={words.language}>
                {problem && (problem === 'required' ? more.problems.field : words.problems[problem])}
              </div>
            </div>
          ))}
          {consent && (
            <div class="rows">
              <Tick
                type="checkbox"
                input={{
                  checked: agreed,
                  'aria-invalid': !!consentProblem,
                  'aria-describedby': 'consent-problem',
                  onchange: (event) => this.setState({ agreed: event.currentTarget.checked }),
                }}
              >
                {consent}
              </Tick>
              <div id="consent-problem" class="problem" lang={words.language}>
                {consentProblem && more.problems.box}
              </div>
            </div>
          )}
          <Problem question={question} words={words} />
        </fieldset>
        <Footer view={view} words={words} actions={actions} filled={!!this.given()} always />
      </form>
    );
  }
}
