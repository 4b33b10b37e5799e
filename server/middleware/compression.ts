import { constants } from 'node:zlib';
import compress from 'koa-compress';
import type { Middleware } from 'koa';

/** Brotli where the phone takes it: quality 5 halves what gzip leaves of JSON at about gzip's cost. */
export function compression(): Middleware {
  return compress({
    threshold: 1024,
    encodingPreference: ['br', 'gzip'],
    br: { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } },
    gzip: { level: 6 },
    deflate: false,
    zstd: false,
  });
}
