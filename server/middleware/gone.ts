import type { ServerResponse } from 'node:http';

/** Aborts when whoever asked hangs up before the answer is out, so that nothing goes on being read for nobody. */
export function gone(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) controller.abort();
  });
  return controller.signal;
}
