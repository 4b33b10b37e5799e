import { request } from 'node:http';

/** A browser that keeps one site's cookies and follows nothing by itself. */
export interface CookieJar {
  fetch(url: string, init?: JarRequest): Promise<Response>;
  has(name: string): boolean;
  /** What it would send now. */
  header(): string;
}

export interface JarRequest {
  method?: string;
  headers?: Record<string, string>;
  body?: URLSearchParams | string;
}

/** What a browser says of a click. */
const click = {
  'sec-fetch-mode': 'navigate',
  'sec-fetch-dest': 'document',
  'sec-fetch-user': '?1',
};

export function cookieJar(): CookieJar {
  const cookies = new Map<string, string>();
  const header = () =>
    [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  return {
    has: (name) => cookies.has(name),
    header,
    async fetch(url, init = {}) {
      const cookie = header();
      const answer = await send(url, {
        ...init,
        headers: { ...click, ...(cookie && { cookie }), ...init.headers },
      });
      for (const line of answer.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        if (/max-age=0|expires=Thu, 01 Jan 1970/i.test(line))
          cookies.delete(name);
        else cookies.set(name, value);
      }
      return answer;
    },
  };
}

/** Node's own fetch says of itself that it is a script. */
function send(
  url: string,
  { method = 'GET', headers = {}, body }: JarRequest,
): Promise<Response> {
  const form = body instanceof URLSearchParams;
  const type = 'application/x-www-form-urlencoded';
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        method,
        headers: { ...(form && { 'content-type': type }), ...headers },
      },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.once('error', reject);
        answer.once('end', () => {
          const { statusCode: status = 0, headersDistinct } = answer;
          const said = Object.entries(headersDistinct).flatMap(
            ([name, values = []]) =>
              values.map((value): [string, string] => [name, value]),
          );
          const text = Buffer.concat(parts);
          const empty = status === 204 || status === 304;
          resolve(new Response(empty ? null : text, { status, headers: said }));
        });
      },
    );
    sent.once('error', reject);
    sent.end(body?.toString());
  });
}

/** The first form of a page: where it goes and what it holds, as a browser would send it. */
export function formIn(html: string): {
  action: string;
  fields: Record<string, string>;
} {
  const text = (value = '') =>
    value
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&#39;/g, "'")
      .replace(/&amp;/g, '&');
  const [, action] = /<form[^>]* action="([^"]*)"/.exec(html) ?? [];
  const fields = [
    ...html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g),
  ].map(([, name, value]) => [text(name), text(value)] as const);
  return { action: text(action), fields: Object.fromEntries(fields) };
}
