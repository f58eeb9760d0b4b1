/**
 * Resolves when what has been drawn can be seen, so that work which is not for the eye need not delay it. A page that is hidden paints
 * nothing, and does not wait.
 */
export const painted = (): Promise<unknown> =>
  new Promise((resolve) => (document.hidden ? resolve(0) : requestAnimationFrame(() => setTimeout(resolve))));
