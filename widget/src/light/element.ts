/**
 * `<touchstone-survey survey="ID">`: asks for that survey once the element comes near the visitor's view, and takes it back when the element
 * goes or wants another. It does nothing else: the widget finds the element by its attribute, and draws into it.
 */
export function defineElement(
  ask: (survey: string, order: object, stillWanted: () => boolean) => void,
  leave: (survey: string) => void,
): void {
  const name = 'touchstone-survey';
  if (customElements.get(name)) return;

  const wantedBy = (element: Element): string => (element.isConnected && element.getAttribute('survey')) || '';
  const asked = new WeakMap<Element, string>();

  const near = new IntersectionObserver(
    (seen) => {
      for (const { isIntersecting, target } of seen) {
        const survey = wantedBy(target);
        if (!survey || !isIntersecting) continue;
        near.unobserve(target);
        asked.set(target, survey);
        const context = target.getAttribute('context') || '{}';
        // Read where what cannot be read becomes a line in the console.
        ask(survey, { toJSON: () => ({ context: JSON.parse(context) }) }, () => wantedBy(target) === survey);
      }
    },
    // Loading takes about as long as scrolling a quarter of a window.
    { rootMargin: '25%' },
  );

  /** Later: an element that is moved leaves the page and comes back within one breath. */
  const look = (element: Element): void =>
    queueMicrotask(() => {
      const before = asked.get(element) ?? '';
      if (wantedBy(element) === before) return;
      if (before) leave(before);
      asked.delete(element);
      near.unobserve(element);
      near.observe(element);
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
      look(this);
    }
  }
  customElements.define(name, SurveyElement);
}
