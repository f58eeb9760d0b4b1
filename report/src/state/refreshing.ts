/**
 * When everything is asked anew, since responses have arrived. Not before what was asked has been answered, or the last
 * questions would never be; and then not for as long again as that took, so that a large report leaves the device half of
 * its time.
 */
export class Refreshing {
  private isWanted = false;
  private begunMs: number | undefined;
  private notBeforeMs = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly refresh: () => void) {}

  want(): void {
    this.isWanted = true;
    this.go();
  }

  /** Questions are on their way. */
  begun(): void {
    this.begunMs ??= performance.now();
  }

  /** All of them have been answered. */
  settled(): void {
    if (this.begunMs === undefined) return;
    const nowMs = performance.now();
    this.notBeforeMs = nowMs + (nowMs - this.begunMs);
    this.begunMs = undefined;
    this.go();
  }

  /** What was asked is of no interest any more. */
  forget(): void {
    clearTimeout(this.timer);
    this.isWanted = false;
    this.begunMs = undefined;
  }

  private go(): void {
    if (!this.isWanted || this.begunMs !== undefined) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(
      () => {
        if (!this.isWanted || this.begunMs !== undefined) return;
        this.isWanted = false;
        this.refresh();
      },
      Math.max(0, this.notBeforeMs - performance.now()),
    );
  }
}
