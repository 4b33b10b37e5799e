import type { Vector } from '../../../couch/design/vectors/vector.ts';

/** One way of running the rules: gives the reason of the refusal, undefined when the write is allowed. */
export type Engine = (vector: Vector) => string | undefined;

/** The arguments of validate_doc_update as JSON text, which is how CouchDB hands them over. */
export function argumentsOf({ next, stored, database, by }: Vector): string {
  const context = { db: database, name: by.name || null, roles: by.roles };
  return JSON.stringify([next, stored, context, {}]);
}

/** JavaScript that calls `validate` with those arguments and gives the outcome as JSON text. */
export function callOf(vector: Vector): string {
  return `(function () {
    try {
      validate.apply(null, JSON.parse(${JSON.stringify(argumentsOf(vector))}));
      return 'null';
    } catch (error) {
      return JSON.stringify(error.forbidden || String(error));
    }
  })()`;
}

export function outcomeOf(text: string): string | undefined {
  return (JSON.parse(text) as string | null) ?? undefined;
}
