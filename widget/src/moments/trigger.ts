/** Waits for its moment on this page, calls `fire` at most once, and answers what ends the waiting. */
export type Trigger = (fire: () => void) => () => void;

/**
 * Listens where nobody is held up by it: passive, and before the page's own listeners, so that none of them can keep
 * the event away. Answers what ends it.
 */
export function listen<Name extends keyof WindowEventMap>(
  names: readonly Name[],
  hear: (event: WindowEventMap[Name]) => void,
): () => void {
  const how = { passive: true, capture: true };
  for (const name of names) addEventListener(name, hear, how);
  return () => {
    for (const name of names) removeEventListener(name, hear, how);
  };
}

/** The page has become hidden or visible. */
export function listenToVisibility(hear: () => void): () => void {
  document.addEventListener('visibilitychange', hear);
  return () => document.removeEventListener('visibilitychange', hear);
}

/** As `listen`, but of many events in one frame the last one alone is heard, when the browser draws. */
export function listenByFrame<Name extends keyof WindowEventMap>(
  names: readonly Name[],
  hear: (event: WindowEventMap[Name]) => void,
): () => void {
  let last: WindowEventMap[Name] | undefined;
  let frame = 0;
  const end = listen(names, (event) => {
    if (!last) {
      frame = requestAnimationFrame(() => {
        const heard = last;
        last = undefined;
        if (heard) hear(heard);
      });
    }
    last = event;
  });
  return () => {
    end();
    cancelAnimationFrame(frame);
  };
}
