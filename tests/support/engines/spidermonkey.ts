import vm from 'node:vm';
import { generate } from 'escodegen';
import { parseScript } from 'esprima';
import { callOf, outcomeOf, type Engine } from './engine.ts';

/** What came after ES2017, or is not in CouchDB's sandbox: esbuild lowers syntax, not these. */
const absent = `
  for (const name of ['Intl', 'globalThis', 'BigInt', 'WebAssembly', 'console', 'WeakRef'])
    delete this[name];
  for (const name of ['fromEntries', 'hasOwn', 'groupBy']) delete Object[name];
  for (const name of ['flat', 'flatMap', 'at', 'findLast', 'toSorted', 'toReversed', 'with'])
    delete Array.prototype[name];
  for (const name of ['matchAll', 'replaceAll', 'at', 'trimStart', 'trimEnd', 'isWellFormed'])
    delete String.prototype[name];
`;

/**
 * As CouchDB 3.x with SpiderMonkey 60 and later reads a function: through esprima 4.0.1 and escodegen
 * (share/server/60/rewrite_fun.js), into a global without the newer library.
 * @throws Error of esprima for syntax it does not know.
 */
export function spidermonkey(source: string): Engine {
  const context = vm.createContext({});
  vm.runInContext(absent, context);
  const script = generate(parseScript(source)).replace(/;\s*$/, '');
  vm.runInContext(`var validate = ${script}`, context);
  return (vector) =>
    outcomeOf(vm.runInContext(callOf(vector), context) as string);
}
