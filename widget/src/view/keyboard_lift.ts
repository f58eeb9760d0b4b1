/** Between the field and the keyboard. */
const roomPx = 12;

/**
 * Keeps what is being written in sight of a phone's keyboard, which covers the page instead of making it smaller: what floats is lifted by
 * `--covered`, and the field is scrolled into what is left. Returns what to call when the widget appears.
 */
export function liftAboveKeyboard(stage: HTMLElement): () => void {
  const seen = window.visualViewport;
  let coveredPx = 0;

  const reveal = (): void => {
    if (!seen || !coveredPx) return;
    const field = (stage.getRootNode() as ShadowRoot).activeElement;
    if (!field) return;
    field.scrollIntoView({ block: 'nearest' });
    // In an element of the page: browsers scroll to what has the focus, but not all of them far enough.
    const hiddenPx = field.getBoundingClientRect().bottom + roomPx - seen.offsetTop - seen.height;
    if (hiddenPx > 0) scrollBy(0, hiddenPx);
  };

  const lift = (): void => {
    // Zoomed in, the visible part is small without any keyboard: leave the widget where it is.
    coveredPx = !seen || seen.scale > 1.01 ? 0 : Math.max(0, innerHeight - seen.height - seen.offsetTop);
    stage.style.setProperty('--covered', `${coveredPx}px`);
    // Not before: who has no such keyboard need not wait for it. Once is enough.
    if (coveredPx) stage.addEventListener('focusin', reveal);
  };

  seen?.addEventListener('resize', () => {
    lift();
    reveal();
  });
  seen?.addEventListener('scroll', lift);
  return lift;
}
