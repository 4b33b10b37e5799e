/** A browser that keeps one site's cookies and follows nothing by itself. */
export interface CookieJar {
  fetch(url: string, init?: RequestInit): Promise<Response>;
  has(name: string): boolean;
}

export function cookieJar(): CookieJar {
  const cookies = new Map<string, string>();
  return {
    has: (name) => cookies.has(name),
    async fetch(url, init = {}) {
      const headers = new Headers(init.headers);
      if (cookies.size > 0)
        headers.set(
          'cookie',
          [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        );
      const answer = await fetch(url, { ...init, headers, redirect: 'manual' });
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
