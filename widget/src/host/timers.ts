/** The longest delay browsers keep; beyond it they fire at once. */
const longestMs = 2 ** 31 - 1;

/** Timers by name; at most one of each name is running. */
export interface Timers {
  schedule(timer: string, afterMs: number): void;
  cancel(timer: string): void;
  cancelAll(): void;
}

export function createTimers(ring: (timer: string) => void): Timers {
  const running = new Map<string, ReturnType<typeof setTimeout>>();

  const cancel = (timer: string): void => {
    clearTimeout(running.get(timer));
    running.delete(timer);
  };

  return {
    cancel,

    schedule(timer, afterMs) {
      cancel(timer);
      const expire = (): void => {
        running.delete(timer);
        ring(timer);
      };
      running.set(timer, setTimeout(expire, Math.min(afterMs, longestMs)));
    },

    cancelAll() {
      for (const timer of [...running.keys()]) cancel(timer);
    },
  };
}
