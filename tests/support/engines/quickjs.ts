import { getQuickJS } from 'quickjs-emscripten';
import { callOf, outcomeOf, type Engine } from './engine.ts';

/** CouchDB's other engine. */
export async function quickjs(
  source: string,
): Promise<{ engine: Engine; close: () => void }> {
  const context = (await getQuickJS()).newContext();
  const run = (code: string): string => {
    const handle = context.unwrapResult(context.evalCode(code));
    const text = context.getString(handle);
    handle.dispose();
    return text;
  };
  run(`var validate = ${source}; ''`);
  return {
    engine: (vector) => outcomeOf(run(callOf(vector))),
    close: () => {
      context.dispose();
    },
  };
}
