import {
  newQuickJSWASMModule,
  type QuickJSContext,
  type QuickJSHandle,
  type QuickJSWASMModule,
} from 'quickjs-emscripten';

export interface SandboxLimits {
  /** ms of processor time one call may take. */
  time: number;
  /** Bytes. */
  memory: number;
}

export type Verdict =
  | { kind: 'allowed' }
  | { kind: 'forbidden' | 'unauthorized'; reason: string }
  /** The function failed with an exception, or does not compile. The write is refused. */
  | { kind: 'broken'; reason: string }
  /** It took too long or too much memory: the sandbox is to be thrown away. The write is refused. */
  | { kind: 'stopped'; reason: string };

/** A validate function kept warm; each argument is a JSON text. */
export interface Sandbox {
  call(
    newDoc: string,
    oldDoc: string,
    userCtx: string,
    security: string,
  ): Verdict;
  dispose(): void;
}

/**
 * The globals CouchDB gives a design function, and the call: JSON in, verdict out. Contexts come in
 * few shapes, so their parsed form is kept between calls.
 */
const harness = (source: string) => `(function () {
  var isArray = Array.isArray, toJSON = JSON.stringify, log = function () {};
  var sum = function (values) { return values.reduce(function (a, b) { return a + b; }, 0); };
  var validate = (${source.replace(/;\s*$/, '')});
  if (typeof validate !== 'function') throw new Error('expression does not eval to a function');
  var parse = JSON.parse, print = JSON.stringify;
  return function (newDoc, oldDoc, userCtx, security) {
    try {
      validate(parse(newDoc), parse(oldDoc), parse(userCtx), parse(security));
      return '';
    } catch (error) {
      if (error && error.forbidden !== undefined) return print({ kind: 'forbidden', reason: String(error.forbidden) });
      if (error && error.unauthorized !== undefined) return print({ kind: 'unauthorized', reason: String(error.unauthorized) });
      return print({ kind: 'broken', reason: String(error) });
    }
  };
})()`;

let engine: QuickJSWASMModule | undefined;

/** A module whose memory a runaway function has spoiled is left to its other users and replaced. */
async function engineNow(): Promise<QuickJSWASMModule> {
  engine ??= await newQuickJSWASMModule();
  return engine;
}

export async function createSandbox(
  source: string,
  limits: SandboxLimits,
): Promise<Sandbox> {
  const module = await engineNow();
  const runtime = module.newRuntime();
  runtime.setMemoryLimit(limits.memory);
  runtime.setMaxStackSize(256 * 1024);
  // Time on the processor: a busy machine makes no honest function late.
  let begun = process.cpuUsage();
  let allowed = Infinity;
  runtime.setInterruptHandler(() => {
    const { user, system } = process.cpuUsage(begun);
    return user + system > allowed;
  });
  const context = runtime.newContext();
  let failure: string | undefined;
  let compiled: QuickJSHandle | undefined;

  function within<T>(work: () => T): T {
    begun = process.cpuUsage();
    allowed = limits.time * 1000;
    try {
      return work();
    } finally {
      allowed = Infinity;
    }
  }

  try {
    const result = within(() => context.evalCode(harness(source)));
    if (result.error) failure = messageOf(context, result.error);
    else compiled = result.value;
  } catch (error) {
    engine = undefined;
    failure = String(error);
  }

  return {
    call(...texts) {
      if (failure !== undefined || !compiled)
        return { kind: 'broken', reason: failure ?? 'not compiled' };
      const handles = texts.map((text) => context.newString(text));
      try {
        const called = compiled;
        const result = within(() =>
          context.callFunction(called, context.undefined, ...handles),
        );
        if (result.error) {
          return { kind: 'stopped', reason: messageOf(context, result.error) };
        }
        const text = context.getString(result.value);
        result.value.dispose();
        return text === ''
          ? { kind: 'allowed' }
          : (JSON.parse(text) as Verdict);
      } catch (error) {
        engine = undefined;
        return { kind: 'stopped', reason: String(error) };
      } finally {
        for (const handle of handles) handle.dispose();
      }
    },
    dispose() {
      compiled?.dispose();
      context.dispose();
      runtime.dispose();
    },
  };
}

function messageOf(context: QuickJSContext, error: QuickJSHandle): string {
  const dumped: unknown = context.dump(error);
  error.dispose();
  return typeof dumped === 'object' && dumped !== null && 'message' in dumped
    ? String(dumped.message)
    : String(dumped);
}
