// What runs inside each measured page, before any script of the page's own.

/**
 * Notes when the first question and the next one can be seen, and for how long the main thread was blocked: what each task takes
 * beyond 50 ms, until the visitor answers. A question can be seen when that frame is done in which, for the first time, an element
 * with its words has a box within the window and is neither hidden nor fully transparent.
 *
 * `questions` are two of `{ path, text }`; the selectors of a path lead from shadow root to shadow root. Nothing outside this
 * function is there when it runs, for it is sent to the browser as text.
 */
export function probe(questions) {
  const found = { firstMs: 0, nextMs: 0, blockedMs: 0, asks: (which) => asks(questions[which]) };
  let answeredAtMs = 0;
  window.benchProbe = found;

  function elements(path) {
    let roots = [document];
    path.forEach((selector, i) => {
      const here = roots.flatMap((root) => [...root.querySelectorAll(selector)]);
      roots = i + 1 < path.length ? here.map((each) => each.shadowRoot).filter(Boolean) : here;
    });
    return roots;
  }

  function isSeen(element) {
    const box = element.getBoundingClientRect();
    const inWindow = box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
    const shown = element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    return box.width > 0 && box.height > 0 && inWindow && shown;
  }

  const asks = ({ path, text }) => elements(path).some((each) => each.textContent.includes(text) && isSeen(each));

  /** The first task after this frame's painting calls `done`. */
  function afterFrame(done) {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => done(performance.now());
    port2.postMessage(null);
  }

  function awaitFirst() {
    if (asks(questions[0])) afterFrame((atMs) => (found.firstMs = atMs));
    else requestAnimationFrame(awaitFirst);
  }

  function awaitNext() {
    if (asks(questions[1])) afterFrame((atMs) => (found.nextMs = atMs - answeredAtMs));
    else requestAnimationFrame(awaitNext);
  }

  function answered(event) {
    // From the moment the visitor lets go; what comes before is the visitor's own time.
    answeredAtMs = event.timeStamp;
    requestAnimationFrame(awaitNext);
  }

  addEventListener('pointerup', answered, { capture: true, once: true });
  new PerformanceObserver((list) => {
    if (answeredAtMs) return;
    for (const { duration } of list.getEntries()) found.blockedMs += duration - 50;
  }).observe({ type: 'longtask', buffered: true });
  requestAnimationFrame(awaitFirst);
}
