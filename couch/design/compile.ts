import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { DatabaseKind } from '../model/databases.ts';
import type { DesignDoc } from './design-doc.ts';
import { guardians } from './guardians.ts';
import { indexesOn } from './indexes.ts';

/** The design documents of every kind of database, compiled from their sources. */
export async function compileDesigns(): Promise<
  Record<DatabaseKind, DesignDoc[]>
> {
  const rules: DesignDoc = {
    _id: '_design/validate',
    language: 'javascript',
    validate_doc_update: await compileFunction('validate.ts'),
  };
  return {
    registry: [rules, indexesOn('child', 'family', 'type'), guardians],
    school: [rules],
    family: [rules],
    town: [rules],
    portal: [rules, indexesOn('account.id', 'login')],
  };
}

/**
 * The default export of a file of this folder as one expression that gives a function, in the language both of
 * CouchDB's engines read: esprima 4, which SpiderMonkey's goes through, knows nothing after ES2017.
 */
export async function compileFunction(file: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(file, import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'module',
    target: 'es2017',
    minify: true,
    charset: 'ascii',
    legalComments: 'none',
  });
  const [output] = outputFiles;
  if (!output) throw new Error(`esbuild gave nothing for ${file}`);
  return `(function () { ${output.text.trim()} return module.default; })()`;
}
