/**
 * Calls `end` whenever this may be the last moment of the page. Phones often give no other sign than "hidden", and desktop browsers
 * reach `pagehide` without it when a link is followed; the engine knows what it has sent at the first of two calls. `isGone`: it is no longer shown, though
 * it may come back by the back button.
 */
export function onPageEnd(end: (isGone: boolean) => void): void {
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') end(false);
  });
  addEventListener('pagehide', () => end(true));
}
