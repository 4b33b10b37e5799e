/** A call that a page made of the Comune. */
export interface Asked {
  path: string;
  body?: unknown;
}

/** What the Comune may answer instead of doing what was asked. */
interface Refusal {
  refuse: readonly [status: number, error: string];
}

export function refuse(status: number, error: string): Refusal {
  return { refuse: [status, error] };
}

/**
 * Answers for the Comune in a page's tests, by path without its query: a body, a refusal, or what makes one of what
 * was sent. `giveBack` when the test is over.
 */
export function answerWith(answers: Readonly<Record<string, unknown>>): {
  asked: Asked[];
  giveBack: () => void;
} {
  const asked: Asked[] = [];
  const realFetch = window.fetch.bind(window);
  window.fetch = (to, init) => {
    const path = typeof to === 'string' ? to : '';
    const body =
      typeof init?.body === 'string'
        ? (JSON.parse(init.body) as unknown)
        : undefined;
    asked.push({ path, ...(body !== undefined && { body }) });
    const found = answers[path.split('?')[0] ?? ''] ?? refuse(404, 'not-found');
    const make = found as (body: unknown) => unknown;
    return Promise.resolve(
      responseOf(typeof found === 'function' ? make(body) : found),
    );
  };
  return {
    asked,
    giveBack: () => {
      window.fetch = realFetch;
    },
  };
}

function responseOf(answer: unknown): Response {
  const { refuse: refused } = answer as Partial<Refusal>;
  const [status, error] = refused ?? [200];
  return new Response(JSON.stringify(error ? { error } : answer), {
    status,
    headers: {
      'content-type': 'application/json',
      ...(status === 401 && { 'portal-signed-out': '1' }),
    },
  });
}
