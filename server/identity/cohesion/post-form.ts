import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';

export interface PostOptions {
  /** ms until the whole answer is in. */
  timeout: number;
  /** Bytes of the answer. */
  most: number;
}

/**
 * Posts a form and reads the answer. The certificate is checked whatever the environment says, no redirect is followed:
 * the host of `address` is the only one that is believed.
 * @throws Error when the answer is late, too long, not 200 or not text.
 */
export function postForm(
  address: string,
  form: Record<string, string>,
  { timeout, most }: PostOptions,
): Promise<string> {
  const url = new URL(address);
  const body = new URLSearchParams(form).toString();
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const options = {
    method: 'POST',
    agent: false,
    signal: AbortSignal.timeout(timeout),
    rejectUnauthorized: true,
    minVersion: 'TLSv1.2',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': Buffer.byteLength(body),
      accept: 'text/xml, application/xml',
    },
  } as const;
  return new Promise((resolve, reject) => {
    const request = send(url, options, (response) => {
      textOf(response, most).then(resolve, (error: unknown) => {
        request.destroy();
        reject(error instanceof Error ? error : new Error('no answer'));
      });
    });
    request.once('error', reject);
    request.end(body);
  });
}

async function textOf(
  response: IncomingMessage,
  most: number,
): Promise<string> {
  if (response.statusCode !== 200) throw new Error('not 200');
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > most) throw new Error('too long');
    parts.push(part);
  }
  return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts));
}
