/** Where the keyboard is, while the widget comes and goes. */
export interface Focus {
  /** Whether it may go on in here: it is here, or it was and is nowhere now. Who has gone on to the page is left there. */
  isOurs(): boolean;
  /** What has it, in here or on the page. */
  at(): Element | null;
  /** Whether the visitor has last pointed at something, with a mouse, a pen or a finger, rather than typed. */
  byPointer(): boolean;
  /** Takes the visitor, who has just done something in here, on to what came next. */
  moveOn(): void;
  /** To what a screen reader should begin with. */
  toWords(): void;
  /** Lets `go` take the widget away, and gives the focus back to the page, if it was in here. */
  leave(go: () => void): void;
}

export function watchFocus(stage: HTMLElement): Focus {
  /** '' for the keyboard; `undefined` until the visitor has done something in here. */
  let pointer: string | undefined;
  let cameFrom: Element | null = null;

  stage.addEventListener('pointerdown', (event) => {
    pointer = event.pointerType;
  });
  stage.addEventListener('keydown', () => {
    pointer = '';
  });
  stage.addEventListener('focusin', ({ relatedTarget }) => {
    pointer ||= '';
    if (relatedTarget && !stage.contains(relatedTarget as Element)) cameFrom = relatedTarget as Element;
  });

  const within = (): Element | null => (stage.getRootNode() as ShadowRoot).activeElement;
  const find = (selector: string) => stage.querySelector<HTMLElement>(selector);
  const to = (element: HTMLElement | null) => element?.focus?.({ preventScroll: true });

  return {
    // Not every browser focuses what is clicked, and what had the focus may be gone.
    isOurs: () => !!within() || (pointer !== undefined && !document.activeElement?.matches(':not(body)')),
    at: () => within() || document.activeElement,
    byPointer: () => !!pointer,
    toWords: () => to(find('.words')),
    moveOn() {
      // What a minimised survey leaves, or the tab.
      const handle = find('.handle');
      // By a finger no text field is focused: that would raise the keyboard over the question.
      to(handle || (pointer !== 'touch' && (find('textarea, input:checked') ?? find('input'))) || find('.words'));
    },
    leave(go) {
      const had = within();
      go();
      if (had) to(cameFrom as HTMLElement | null);
      cameFrom = null;
      pointer = undefined;
    },
  };
}
