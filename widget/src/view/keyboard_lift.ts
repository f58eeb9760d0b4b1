/** Keeps the widget above a phone's keyboard, which covers the page instead of making it smaller. */
export function liftAboveKeyboard(host: HTMLElement): void {
  const seen = window.visualViewport;
  if (!seen) return;
  const lift = (): void => {
    // Zoomed in, the visible part is small without any keyboard: leave the widget where it is.
    const coveredPx = seen.scale > 1.01 ? 0 : Math.max(0, innerHeight - seen.height - seen.offsetTop);
    host.style.setProperty('--covered', `${coveredPx}px`);
  };
  seen.addEventListener('resize', lift);
  seen.addEventListener('scroll', lift);
}
