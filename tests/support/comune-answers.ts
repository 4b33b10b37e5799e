/** A call that a page made of the Comune. */
export interface Asked {
  path: string;
  body?: unknown;
}

/** What the Comune answers at a path: a body, or the code of a refusal with its status. */
type Answer = object | { refuse: [status: number, error: string] };

const realFetch = window.fetch.bind(window);

/** Answers for the Comune in a page's tests, by path without its query; `giveBack` when the test is over. */
export function answerWith(
  answers: Record<string, Answer | ((body: unknown) => Answer)>,
): { asked: Asked[]; giveBack: () => void } {
  const asked: Asked[] = [];
  window.fetch = (to, init) => {
    const path = typeof to === 'string' ? to : '';
    const body =
      typeof init?.body === 'string'
        ? (JSON.parse(init.body) as unknown)
        : undefined;
    asked.push({ path, ...(body !== undefined && { body }) });
    const found = answers[path.split('?')[0] ?? ''];
    const answer = typeof found === 'function' ? found(body) : found;
    const [status, said] =
      answer === undefined
        ? [404, { error: 'not-found' }]
        : 'refuse' in answer
          ? [answer.refuse[0], { error: answer.refuse[1] }]
          : [200, answer];
    return Promise.resolve(
      new Response(JSON.stringify(said), {
        status,
        headers: {
          'content-type': 'application/json',
          ...(status === 401 && { 'portal-signed-out': '1' }),
        },
      }),
    );
  };
  return {
    asked,
    giveBack: () => {
      window.fetch = realFetch;
    },
  };
}
