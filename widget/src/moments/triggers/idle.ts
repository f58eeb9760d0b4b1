import { listen, listenToVisibility, type Trigger } from '../trigger';

const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'scroll', 'touchstart', 'touchmove'] as const;

/**
 * No pointer, key, scrolling or touch for that long, while the page is visible; to come back to it is a sign of life as
 * well.
 *
 * A sign costs a look at the clock. The one timer that runs goes on for what is missing then.
 */
export const idle =
  (seconds: number): Trigger =>
  (fire) => {
    let last = performance.now();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const note = (): void => {
      last = performance.now();
    };
    const wait = (): void => {
      const leftMs = last + seconds * 1000 - performance.now();
      if (leftMs > 0) timer = setTimeout(wait, leftMs);
      else {
        end();
        fire();
      }
    };
    const ends = [
      listen(signs, note),
      listenToVisibility(() => {
        clearTimeout(timer);
        note();
        if (!document.hidden) wait();
      }),
    ];
    const end = (): void => {
      for (const each of ends) each();
      clearTimeout(timer);
    };
    if (!document.hidden) wait();
    return end;
  };
