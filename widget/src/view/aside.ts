/** Tells when the page is taken, and when that changes. */
export interface Aside {
  /** Whether the page is taken now; from here on, changes are told. */
  needed(): boolean;
  stop(): void;
}

/**
 * While the shop has a modal dialog open, or something fills the screen, nothing else can be used: a survey would lie unusable behind it, or above
 * it uninvited. So it steps aside, and comes back afterwards.
 *
 * `changed` is called without polling: dialogs open by an attribute, and whatever closes one, or takes it out of the page, takes its box away.
 */
export function watchDialogs(changed: () => void): Aside {
  let known: Element | null = null;
  // `:modal` also stands for what fills the screen. Inside `:is`, a browser that does not know it finds nothing and is not offended.
  const find = (): Element | null => document.querySelector(':is(:modal)');
  const look = (): void => {
    if (find() !== known) changed();
  };
  const boxes = new ResizeObserver(look);
  const attributes = new MutationObserver(look);

  return {
    needed() {
      attributes.observe(document, { subtree: true, attributeFilter: ['open'] });
      document.addEventListener('fullscreenchange', look);
      known = find();
      boxes.disconnect();
      if (known) boxes.observe(known);
      return !!known;
    },
    stop() {
      attributes.disconnect();
      document.removeEventListener('fullscreenchange', look);
      boxes.disconnect();
    },
  };
}
