import { brotliCompressSync, constants } from 'node:zlib';

/** As shops serve static files: compressed once, as well as brotli can. */
export const brotli = (bytes) =>
  brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
