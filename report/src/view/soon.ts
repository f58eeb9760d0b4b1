/**
 * Work that can wait: each piece gets a task and, where the page is seen, a frame of its own, so that no piece holds the
 * page up for all.
 */

const waiting = new Set<() => void>();

function later(): void {
  const work = (): unknown => setTimeout(next);
  if (document.visibilityState === 'visible') requestAnimationFrame(work);
  else work();
}

function next(): void {
  const first = waiting.values().next().value;
  if (!first) return;
  waiting.delete(first);
  // Before it is done: one that fails must not keep the others waiting.
  if (waiting.size > 0) later();
  first();
}

/** Soon, and once, however often it is asked for until then. */
export function soon(work: () => void): void {
  if (waiting.size === 0) later();
  waiting.add(work);
}

export function notAnyMore(work: () => void): void {
  waiting.delete(work);
}
