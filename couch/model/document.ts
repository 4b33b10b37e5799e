import { absence } from './absence.ts';
import { announcement } from './announcement.ts';
import { check, isRecord } from './check.ts';
import { child } from './child.ts';
import { closure } from './closure.ts';
import { delegation } from './delegation.ts';
import { due } from './due.ts';
import { enrolment } from './enrolment.ts';
import {
  envelopeSchema,
  type Audience,
  type Envelope,
  type Kind,
  type Writer,
} from './envelope.ts';
import { epoch } from './epoch.ts';
import { family } from './family.ts';
import { message } from './message.ts';
import { payment } from './payment.ts';
import { presences } from './presences.ts';
import type { Problem } from './problem.ts';
import { readMark } from './read-mark.ts';
import { revoked } from './revoked.ts';
import { rollCall } from './roll-call.ts';
import type { JsonSchema } from './schema.ts';
import { service } from './service.ts';
import { tariff } from './tariff.ts';

/** Every document type, by its name. */
export const kinds = {
  family,
  child,
  enrolment,
  presences,
  rollCall,
  absence,
  delegation,
  due,
  payment,
  message,
  readMark,
  announcement,
  service,
  tariff,
  closure,
  revoked,
  epoch,
} as const;
export type DocType = keyof typeof kinds;

type DocOf<K> =
  K extends Kind<infer Type, infer Body> ? Envelope<Type, Body> : never;
/** The document of one type: `Doc<'absence'>`; or any of them: `Doc`. */
export type Doc<Type extends DocType = DocType> = {
  [T in DocType]: DocOf<(typeof kinds)[T]>;
}[Type];

export function isDocType(type: unknown): type is DocType {
  return (
    typeof type === 'string' &&
    Object.prototype.hasOwnProperty.call(kinds, type)
  );
}

export function isDoc<Type extends DocType>(
  doc: Doc,
  type: Type,
): doc is Doc<Type> {
  return doc.type === type;
}

/** What the model knows of a type, whatever its body. */
export interface AnyKind {
  readonly type: DocType;
  readonly writers: readonly Writer[];
  readonly audience: Audience;
  readonly editable: boolean;
  readonly frozen: boolean;
  readonly sensitive: ((doc: unknown) => boolean) | undefined;
  readonly key: ((doc: unknown) => string) | undefined;
  readonly faults: ((doc: unknown) => Problem[]) | undefined;
}

export function kindOf(type: DocType): AnyKind {
  const { writer, audience, editable, frozen, sensitive, key, faults } = kinds[
    type
  ] as Kind<DocType, unknown>;
  return {
    type,
    writers: typeof writer === 'string' ? [writer] : writer,
    audience,
    editable: editable === true,
    frozen: frozen === true,
    sensitive: sensitive as AnyKind['sensitive'],
    key: key as AnyKind['key'],
    faults: faults as AnyKind['faults'],
  };
}

const schemas = {} as Record<DocType, JsonSchema>;
for (const type of Object.keys(kinds) as DocType[])
  schemas[type] = envelopeSchema(kinds[type]);

const uuidKey = /^[A-Za-z]+:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What is wrong with a value as a document: its type, its form, its key. Empty for a document. */
export function problemsOf(value: unknown): Problem[] {
  if (!isRecord(value)) return [{ code: 'wrong-type', path: '' }];
  const type = value['type'];
  if (!isDocType(type)) return [{ code: 'unknown-type', path: '/type' }];
  const faults = check(schemas[type], value);
  if (faults.length > 0) return faults;
  const { key, faults: more } = kindOf(type);
  const id = String(value['_id']);
  const fits = key
    ? id === key(value)
    : uuidKey.test(id) && id.startsWith(`${type}:`);
  if (!fits) return [{ code: 'wrong-key', path: '/_id' }];
  return more ? more(value) : [];
}
