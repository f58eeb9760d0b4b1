/**
 * gzip of one or more members, as `cat a.gz b.gz` makes them. The browser unpacks a single one: what follows it refuses,
 * and does not tell where it ended. But each member begins with the same three bytes, and the four before them say to how
 * many bytes the member before unpacks. Where both are so, one has ended and another begins; that compressed data look so
 * by chance happens once in 2^56 bytes.
 */

const begin = [0x1f, 0x8b, 0x08] as const;
const lengthBytes = 4;
/** What has to be seen of both sides, where a piece ends between them. */
const heldBytes = lengthBytes + begin.length - 1;

export type Take = (piece: Uint8Array) => void | Promise<void>;

/** `take` gets piece by piece, and no more while it is busy. */
export async function each(stream: ReadableStream<Uint8Array>, take: Take): Promise<void> {
  const reader = stream.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) await take(next.value);
  } catch (failure) {
    // Whoever writes into it would wait for ever.
    await reader.cancel(failure).catch(() => {});
    throw failure;
  }
}

const isBegin = (bytes: Uint8Array, at: number): boolean => begin.every((byte, index) => bytes[at + index] === byte);

/** Where another member may begin. */
function* beginsIn(bytes: Uint8Array): Generator<number> {
  for (let at = bytes.indexOf(begin[0], lengthBytes); at >= 0; at = bytes.indexOf(begin[0], at + 1)) {
    if (isBegin(bytes, at)) yield at;
  }
}

class Member {
  /** So many has it unpacked to, as far as gzip counts. */
  length = 0;
  private readonly stream = new DecompressionStream('gzip');
  private readonly writer = this.stream.writable.getWriter();
  private readonly isTaken: Promise<void>;

  constructor(take: Take) {
    this.isTaken = each(this.stream.readable, (piece) => {
      this.length = (this.length + piece.length) % 2 ** 32;
      return take(piece);
    });
    // Who writes hears of it as well.
    this.isTaken.catch(() => {});
  }

  /** Resolves when what was written before has been taken. */
  async write(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    if (bytes.length > 0) await this.writer.write(bytes).catch(asTrouble('damaged'));
  }

  async end(): Promise<void> {
    await this.writer.close().catch(asTrouble('torn'));
    await this.isTaken;
  }
}

/** What the browser has to say of compressed data is a TypeError; others are of those who take. */
const asTrouble =
  (why: 'damaged' | 'torn') =>
  (failure: unknown): never => {
    throw failure instanceof TypeError ? new Error(why) : failure;
  };

/** Unpacks what is written into it. Throws `damaged` or `torn`. */
export class Gunzip {
  private member: Member;
  /** The last bytes that came, and how many of them have been written. */
  private held = new Uint8Array(0);
  private written = 0;

  constructor(private readonly take: Take) {
    this.member = new Member(take);
  }

  async write(piece: Uint8Array): Promise<void> {
    const bytes = new Uint8Array(this.held.length + piece.length);
    bytes.set(this.held);
    bytes.set(piece, this.held.length);
    for (const at of beginsIn(bytes)) await this.next(bytes, at);
    const rest = Math.max(0, bytes.length - heldBytes);
    await this.pass(bytes, rest);
    this.held = bytes.subarray(rest);
    this.written -= rest;
  }

  async end(): Promise<void> {
    await this.pass(this.held, this.held.length);
    await this.member.end();
  }

  private async next(bytes: Uint8Array<ArrayBuffer>, at: number): Promise<void> {
    // Apart, since only then all that came before has been taken; the length itself unpacks to nothing.
    await this.pass(bytes, at - lengthBytes);
    await this.pass(bytes, at);
    if (new DataView(bytes.buffer, at - lengthBytes).getUint32(0, true) !== this.member.length) return;
    await this.member.end();
    this.member = new Member(this.take);
  }

  private async pass(bytes: Uint8Array<ArrayBuffer>, to: number): Promise<void> {
    if (to <= this.written) return;
    await this.member.write(bytes.subarray(this.written, to));
    this.written = to;
  }
}
