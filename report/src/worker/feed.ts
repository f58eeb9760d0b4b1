/**
 * The collector's responses: first all there are, then each change as it happens. Server-sent events by fetch, since an
 * EventSource could not carry the token in a header, and an address is no place for it.
 */

export interface Listener {
  add(piece: Uint8Array): void;
  /** All pieces until now were whole lines. */
  settled(): void;
  live(live: boolean): void;
}

/** The collector did not answer with responses. */
export class FeedFailure extends Error {
  constructor(readonly status: number) {
    super(`HTTP ${status}`);
  }
}

const firstPauseMs = 1_000;
const longestPauseMs = 30_000;
/** The collector says something every 15 s; a connection that is quiet for longer than this is none. */
const patienceMs = 45_000;

export class Feed {
  private since = '0';
  private readonly headers: { Authorization: string };
  private readonly stopped = new AbortController();

  constructor(
    private readonly url: string,
    token: string,
    private readonly listener: Listener,
  ) {
    this.headers = { Authorization: `Bearer ${token}` };
  }

  stop(): void {
    this.stopped.abort();
  }

  /** Reads everything. Rejects with a FeedFailure, or with what fetch rejects with. */
  async readAll(read: (bytes: number) => void): Promise<void> {
    const response = await this.get('/v1/responses', this.stopped.signal);
    this.since = response.headers.get('X-Touchstone-Sequence') ?? this.since;
    const reader = response.body.getReader();
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      read(next.value.length);
      this.listener.add(next.value);
    }
  }

  /**
   * Follows until `stop`, through broken connections and a collector that starts anew. Rejects with a FeedFailure when the
   * token is good no more.
   */
  async follow(): Promise<void> {
    for (let pauseMs = firstPauseMs; !this.stopped.signal.aborted; pauseMs = Math.min(2 * pauseMs, longestPauseMs)) {
      const heard = await this.followOnce().catch((failure: unknown) => {
        if (failure instanceof FeedFailure && failure.status === 401) throw failure;
        return false;
      });
      this.listener.live(false);
      if (heard) pauseMs = firstPauseMs;
      if (!this.stopped.signal.aborted) await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }

  /** Answers, when the connection ends, whether there was one. */
  private async followOnce(): Promise<boolean> {
    const quiet = new AbortController();
    const stop = (): void => quiet.abort();
    this.stopped.signal.addEventListener('abort', stop);
    let timer = setTimeout(stop, patienceMs);
    let wasConnected = false;
    try {
      const { body } = await this.get(`/v1/responses/stream?since=${this.since}`, quiet.signal);
      wasConnected = true;
      this.listener.live(true);
      const decoder = new TextDecoder();
      const reader = body.getReader();
      let text = '';
      for (let next = await reader.read(); !next.done; next = await reader.read()) {
        clearTimeout(timer);
        timer = setTimeout(stop, patienceMs);
        const events = (text + decoder.decode(next.value, { stream: true })).split('\n\n');
        text = events.pop() ?? '';
        this.take(events);
      }
    } catch (failure) {
      if (failure instanceof FeedFailure) throw failure;
    } finally {
      clearTimeout(timer);
      this.stopped.signal.removeEventListener('abort', stop);
    }
    return wasConnected;
  }

  private take(events: readonly string[]): void {
    const lines: string[] = [];
    for (const event of events) {
      for (const field of event.split('\n')) {
        if (field.startsWith('data:')) lines.push(field.slice(5).trim());
        if (field.startsWith('id:')) this.since = field.slice(3).trim();
      }
    }
    if (lines.length === 0) return;
    this.listener.add(new TextEncoder().encode(`${lines.join('\n')}\n`));
    this.listener.settled();
  }

  private async get(
    path: string,
    signal: AbortSignal,
  ): Promise<{ headers: Headers; body: ReadableStream<Uint8Array> }> {
    const { ok, status, headers, body } = await fetch(this.url + path, {
      headers: this.headers,
      signal,
      cache: 'no-store',
    });
    if (!ok || !body) throw new FeedFailure(status);
    return { headers, body };
  }
}
