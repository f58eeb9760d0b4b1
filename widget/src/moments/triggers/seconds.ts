import { listenToVisibility, type Trigger } from '../trigger';

/** The page has been visible for that long, all times together. */
export const seconds =
  (count: number): Trigger =>
  (fire) => {
    let leftMs = count * 1000;
    let since = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const run = (): void => {
      if (timer !== undefined) leftMs -= performance.now() - since;
      clearTimeout(timer);
      timer = undefined;
      if (document.hidden) return;
      since = performance.now();
      timer = setTimeout(() => {
        end();
        fire();
      }, leftMs);
    };
    const stop = listenToVisibility(run);
    const end = (): void => {
      stop();
      clearTimeout(timer);
    };
    run();
    return end;
  };
