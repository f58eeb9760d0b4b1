/** No frame takes that long; where none comes, as in a frame that is out of sight, nothing waits any longer. */
const longestMs = 200;

/**
 * Resolves when what has been drawn can be seen, so that work which is not for the eye need not delay it. A page that is hidden paints
 * nothing, and does not wait. Neither does a visitor who presses a key: that is what it resolves with, before the key does what it does.
 */
export const painted = (): Promise<KeyboardEvent | undefined> =>
  new Promise((resolve) => {
    if (document.hidden) resolve(undefined);
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, longestMs);
    addEventListener('keydown', resolve, { capture: true, once: true });
  });
