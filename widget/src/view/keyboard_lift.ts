/** Keeps the widget above a phone's keyboard, which covers the page instead of making it smaller. Returns what to call when the widget appears. */
export function liftAboveKeyboard(stage: HTMLElement): () => void {
  const seen = window.visualViewport;
  const lift = (): void => {
    // Zoomed in, the visible part is small without any keyboard: leave the widget where it is.
    const coveredPx = !seen || seen.scale > 1.01 ? 0 : Math.max(0, innerHeight - seen.height - seen.offsetTop);
    stage.style.setProperty('--covered', `${coveredPx}px`);
  };
  seen?.addEventListener('resize', lift);
  seen?.addEventListener('scroll', lift);
  return lift;
}
