/**
 * `<touchstone-survey survey="ID">`: asks for that survey once the element comes near the visitor's view, and says so when the element goes or
 * wants another. It does nothing else: the widget finds the element by its attribute, and draws into it.
 */
export function defineElement(
  /** Answers whether it could be asked for. */
  ask: (survey: string, order: object, stillWanted: () => boolean) => Promise<unknown>,
  leave: (survey: string) => void,
): void {
  const name = 'touchstone-survey';
  if (customElements.get(name)) return;

  const wantedBy = (element: Element): string => (element.isConnected && element.getAttribute('survey')) || '';
  const asked = new WeakMap<Element, string>();

  /** Most pages have no such element. */
  let near: IntersectionObserver | undefined;
  const watch = () =>
    new IntersectionObserver(
      (seen) => {
        for (const { isIntersecting, target } of seen) {
          const survey = wantedBy(target);
          if (!survey || !isIntersecting || asked.has(target)) continue;
          asked.set(target, survey);
          // Read where what cannot be read becomes a line in the console.
          const toJSON = () => ({ context: JSON.parse(target.getAttribute('context') || '{}') });
          // What did not come (the visitor was offline) may, once the element comes near again. At once would be for ever.
          ask(survey, { toJSON }, () => wantedBy(target) === survey).then((done) => done || asked.delete(target));
        }
      },
      // Loading takes about as long as scrolling a quarter of a window.
      { rootMargin: '25%' },
    );

  /** Later: an element that is moved leaves the page and comes back within one breath. */
  const look = (element: Element): void =>
    queueMicrotask(() => {
      const before = asked.get(element);
      if (wantedBy(element) === before) return;
      // Of the widget's own making.
      if (!before && !element.hasAttribute('survey')) return;
      asked.delete(element);
      near ??= watch();
      near.unobserve(element);
      near.observe(element);
      // One that never came near may have got its survey from a touchpoint.
      const left = before || (!element.isConnected && element.getAttribute('survey'));
      if (!left) return;
      // A page that is drawn anew has another element in its place: the survey goes on there.
      const heir = document.querySelector(`${name}[survey="${CSS.escape(left)}"]`);
      if (!heir) leave(left);
      else if (before) asked.set(heir, before);
    });

  class SurveyElement extends HTMLElement {
    static observedAttributes = ['survey'];

    connectedCallback(): void {
      look(this);
    }
    disconnectedCallback(): void {
      look(this);
    }
    attributeChangedCallback(): void {
      // One that is not in the page yet has not left it either; it is looked at when it gets there.
      if (this.isConnected) look(this);
    }
  }
  customElements.define(name, SurveyElement);
}
