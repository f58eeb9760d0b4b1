/** Bytes of NDJSON from a file, plain or gzip, piece by piece. */

const gzipMagic = [0x1f, 0x8b] as const;
const zstdMagic = [0x28, 0xb5, 0x2f, 0xfd] as const;

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, index) => bytes[index] === byte);

/** Calls `read` with how many bytes of the file have gone by. Throws with a reason where the file cannot be read. */
export async function piecesOf(file: File, read: (bytes: number) => void): Promise<ReadableStream<Uint8Array>> {
  const head = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  if (startsWith(head, zstdMagic)) throw new Error('zstd');
  const counted = file.stream().pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(piece, out) {
        read(piece.length);
        out.enqueue(piece);
      },
    }),
  );
  return startsWith(head, gzipMagic) ? counted.pipeThrough(new DecompressionStream('gzip')) : counted;
}

export async function each(stream: ReadableStream<Uint8Array>, take: (piece: Uint8Array) => void): Promise<void> {
  const reader = stream.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) take(next.value);
}
