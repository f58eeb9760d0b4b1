/** No frame takes that long; where none comes, as in a frame that is out of sight, nothing waits any longer. */
const longestMs = 200;

/**
 * Resolves when what has been drawn can be seen, so that work which is not for the eye need not delay it. A page that is hidden paints
 * nothing, and does not wait.
 */
export const painted = (): Promise<unknown> =>
  new Promise((resolve) => {
    if (document.hidden) resolve(0);
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, longestMs);
  });
