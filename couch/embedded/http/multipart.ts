import { randomUUID } from 'node:crypto';
import { badRequest } from './errors.ts';

export interface Part {
  /** Names in lower case. */
  headers: Record<string, string>;
  body: Buffer;
}

/** The `boundary` of a multipart content type; 400 without one. */
function boundaryOf(type: string): string {
  const match = /;\s*boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(type);
  const boundary = match?.[1] ?? match?.[2];
  if (boundary === undefined)
    throw badRequest('multipart content type without boundary');
  return boundary;
}

/** Splits a multipart body (RFC 2046 §5.1); 400 for one that is cut short. */
export function parseMultipart(body: Buffer, type: string): Part[] {
  const mark = `--${boundaryOf(type)}`;
  const parts: Part[] = [];
  let start = body.indexOf(mark);
  for (;;) {
    if (start < 0) throw badRequest('incomplete multipart body');
    start += mark.length;
    if (body.toString('latin1', start, start + 2) === '--') return parts;
    const end = body.indexOf(`\r\n${mark}`, start);
    const blank = body.indexOf('\r\n\r\n', start);
    if (end < 0 || blank < 0 || blank > end)
      throw badRequest('incomplete multipart body');
    parts.push({
      headers: headersOf(body.toString('utf8', start, blank)),
      body: body.subarray(blank + 4, end),
    });
    start = end + 2;
  }
}

function headersOf(text: string): Record<string, string> {
  const lines = text.split('\r\n').flatMap((line) => {
    const colon = line.indexOf(':');
    return colon < 0
      ? []
      : [
          [
            line.slice(0, colon).trim().toLowerCase(),
            line.slice(colon + 1).trim(),
          ] as const,
        ];
  });
  return Object.fromEntries(lines);
}

/** Builds a multipart body; the content type to send it with carries its boundary. */
export function buildMultipart(
  kind: 'mixed' | 'related',
  parts: readonly Part[],
): { type: string; body: Buffer } {
  const boundary = randomUUID().replaceAll('-', '');
  const chunks = parts.flatMap(({ headers, body }) => [
    Buffer.from(
      `--${boundary}\r\n${Object.entries(headers)
        .map(([name, value]) => `${name}: ${value}\r\n`)
        .join('')}\r\n`,
    ),
    body,
    Buffer.from('\r\n'),
  ]);
  chunks.push(Buffer.from(`--${boundary}--`));
  return {
    type: `multipart/${kind}; boundary="${boundary}"`,
    body: Buffer.concat(chunks.map((chunk) => new Uint8Array(chunk))),
  };
}
