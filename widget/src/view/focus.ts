/** Where the keyboard is, while the widget comes and goes. */
export interface Focus {
  /** Whether it is in here. */
  inside(): boolean;
  /** Takes the visitor, who has just done something in here, on to what came next. */
  moveOn(): void;
  /** To what a screen reader should begin with. */
  toWords(): void;
  /** Lets `go` take the widget away, and gives the focus back to the page, if it was in here. */
  leave(go: () => void): void;
}

export function watchFocus(stage: HTMLElement): Focus {
  /** With a finger: then a text field is not focused by itself, since that raises the keyboard over the question. */
  let byFinger = false;
  let cameFrom: Element | null = null;

  stage.addEventListener('pointerdown', (event) => {
    byFinger = event.pointerType === 'touch';
  });
  stage.addEventListener('keydown', () => {
    byFinger = false;
  });
  stage.addEventListener('focusin', ({ relatedTarget }) => {
    if (relatedTarget && !stage.contains(relatedTarget as Element)) cameFrom = relatedTarget as Element;
  });

  const inside = (): boolean => stage.contains((stage.getRootNode() as ShadowRoot).activeElement);
  const find = (selector: string) => stage.querySelector<HTMLElement>(selector);
  const to = (element: HTMLElement | null) => element?.focus?.({ preventScroll: true });

  return {
    inside,
    toWords: () => to(find('.words')),
    moveOn() {
      // What a minimised survey leaves, or the tab.
      const handle = find('.handle');
      to(handle || (!byFinger && (find('textarea, input:checked') ?? find('input'))) || find('.words'));
    },
    leave(go) {
      const had = inside();
      go();
      if (had) to(cameFrom as HTMLElement | null);
      cameFrom = null;
    },
  };
}
