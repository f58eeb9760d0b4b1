/** Where the keyboard is, while the widget comes and goes. */
export interface Focus {
  /** Takes the visitor, who has just done something in here, on to what came next. */
  moveOn(): void;
  /** Gives the focus back to the page, if it is in here. */
  leave(): void;
}

export function watchFocus(root: ShadowRoot): Focus {
  /** With a finger: then a text field is not focused by itself, since that raises the keyboard over the question. */
  let byFinger = false;
  let cameFrom: Element | null = null;

  root.addEventListener('pointerdown', (event) => {
    byFinger = (event as PointerEvent).pointerType === 'touch';
  });
  root.addEventListener('keydown', () => {
    byFinger = false;
  });
  root.addEventListener('focusin', (event) => {
    const from = (event as FocusEvent).relatedTarget as Element | null;
    if (from && !root.contains(from)) cameFrom = from;
  });

  return {
    moveOn() {
      const words = root.querySelector<HTMLElement>('.words');
      const control = root.querySelector<HTMLElement>('textarea, input:checked') ?? root.querySelector('input');
      ((!byFinger && control) || words)?.focus({ preventScroll: true });
    },

    leave() {
      if (root.activeElement) (cameFrom as HTMLElement | null)?.focus?.({ preventScroll: true });
      cameFrom = null;
    },
  };
}
