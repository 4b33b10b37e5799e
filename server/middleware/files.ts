import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import type { Context, Middleware } from 'koa';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

const page = '/index.html';

/** The built app. A path that is no file is a route of the app's when a browser navigates to it, and else not found. */
export function files(folder: string): Middleware {
  const root = resolve(folder);
  return async (ctx, next) => {
    const asked = ctx.method === 'GET' || ctx.method === 'HEAD';
    const path = asked ? pathOf(ctx) : undefined;
    if (path !== undefined && (await serve(ctx, root, path))) return;
    if (asked && isNavigation(ctx) && (await serve(ctx, root, page))) return;
    await next();
  };
}

/** The path of a file that may be served: no step outside the folder, nothing hidden, no source maps' sources. */
function pathOf(ctx: Context): string | undefined {
  if (ctx.path === '/') return page;
  return /^(?:\/[A-Za-z0-9_][A-Za-z0-9._-]*)+$/.test(ctx.path) &&
    types[extname(ctx.path)]
    ? ctx.path
    : undefined;
}

function isNavigation(ctx: Context): boolean {
  const mode = ctx.get('Sec-Fetch-Mode');
  return mode ? mode === 'navigate' : /\btext\/html\b/.test(ctx.get('Accept'));
}

async function serve(
  ctx: Context,
  root: string,
  path: string,
): Promise<boolean> {
  const file = join(root, path);
  const plain = await sizeOf(file);
  if (!plain) return false;
  const packed =
    ctx.acceptsEncodings('br', 'identity') === 'br'
      ? await sizeOf(`${file}.br`)
      : undefined;
  const { size, changed } = packed ?? plain;
  ctx.vary('Accept-Encoding');
  ctx.set('Cache-Control', cachingOf(path));
  ctx.type = types[extname(path)] ?? 'application/octet-stream';
  ctx.set('ETag', `"${size.toString(36)}-${changed.toString(36)}"`);
  ctx.status = 200;
  if (ctx.fresh) {
    ctx.status = 304;
    return true;
  }
  if (packed) ctx.set('Content-Encoding', 'br');
  ctx.length = size;
  ctx.body = createReadStream(packed ? `${file}.br` : file);
  return true;
}

async function sizeOf(
  file: string,
): Promise<{ size: number; changed: number } | undefined> {
  try {
    const found = await stat(file);
    return found.isFile()
      ? { size: found.size, changed: Math.floor(found.mtimeMs) }
      : undefined;
  } catch {
    return undefined;
  }
}

/** A chunk's name holds the hash of what is in it; all else is asked for again, at the price of a 304. */
function cachingOf(path: string): string {
  return path.startsWith('/chunks/')
    ? 'public, max-age=31536000, immutable'
    : 'no-cache';
}
