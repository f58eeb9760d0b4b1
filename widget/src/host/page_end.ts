/**
 * Calls `end` whenever this may be the last moment of the page. Phones often give no other sign than "hidden", and desktop browsers
 * reach `pagehide` without it when a link is followed; the engine knows what it has sent at the first of two calls.
 */
export function onPageEnd(end: () => void): void {
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') end();
  });
  addEventListener('pagehide', end);
}
