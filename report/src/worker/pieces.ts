/** Bytes of NDJSON from a file, plain or gzip, piece by piece. */
import { each, Gunzip, type Take } from './gzip';

const gzipMagic = [0x1f, 0x8b] as const;
const zstdMagic = [0x28, 0xb5, 0x2f, 0xfd] as const;

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, index) => bytes[index] === byte);

/** Calls `read` with how many bytes of the file have gone by. Throws with a reason where the file cannot be read. */
export async function takePieces(file: File, read: (bytes: number) => void, take: Take): Promise<void> {
  const head = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  if (startsWith(head, zstdMagic)) throw new Error('zstd');
  const gunzip = startsWith(head, gzipMagic) ? new Gunzip(take) : undefined;
  await each(file.stream(), (piece) => {
    read(piece.length);
    return gunzip ? gunzip.write(piece) : take(piece);
  });
  await gunzip?.end();
}
