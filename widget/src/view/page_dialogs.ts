/**
 * While the shop has a modal dialog open, or something fills the screen, nothing else can be used: a survey would lie unusable behind it, or
 * above it uninvited. So it steps aside, and comes back afterwards; nobody polls for that.
 */
export interface PageDialogs {
  /** Whether there is one. From now on, `again` is called when that may have changed. */
  isOpen(): boolean;
  rest(): void;
}

export function watchPageDialogs(again: () => void): PageDialogs {
  let dialog: Element | null = null;
  // Dialogs open by an attribute; whatever closes one, or takes it out of the page, takes its box away.
  const opened = new MutationObserver(again);
  let closed: ResizeObserver | undefined;

  return {
    isOpen() {
      opened.observe(document, { subtree: true, attributeFilter: ['open'] });
      document.addEventListener('fullscreenchange', again);
      // `:modal` stands for both. Inside `:is`, a browser that does not know it finds nothing and is not offended.
      const found = document.querySelector(':is(:modal)');
      if (found !== dialog) {
        closed?.disconnect();
        closed = found ? new ResizeObserver(again) : undefined;
        closed?.observe(found as Element);
        dialog = found;
      }
      return !!found;
    },

    rest() {
      opened.disconnect();
      closed?.disconnect();
      document.removeEventListener('fullscreenchange', again);
      dialog = null;
    },
  };
}
