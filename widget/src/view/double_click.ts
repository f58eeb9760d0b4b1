/** Common systems count two clicks within 500 ms as a double one; hurried ones come within 400. */
const doubleMs = 400;
/** A hand moves a little between the two. */
const reachPx = 12;

/**
 * Stops the second half of a double click, which would answer the next question: it has just appeared under the pointer.
 * Returns what to call when the view has changed.
 */
export function stopDoubleClicks(stage: HTMLElement): () => void {
  let last = { x: 0, y: 0 };
  let changedAtMs = Number.NEGATIVE_INFINITY;
  stage.addEventListener(
    'click',
    (event) => {
      const { clientX: x, clientY: y, detail, timeStamp } = event;
      // Keyboard clicks count 0 and have no place.
      if (detail === 0) return;
      const near = Math.abs(x - last.x) < reachPx && Math.abs(y - last.y) < reachPx;
      if (near && timeStamp - changedAtMs < doubleMs) {
        event.preventDefault();
        event.stopPropagation();
      }
      last = { x, y };
    },
    true,
  );
  return () => {
    changedAtMs = performance.now();
  };
}
