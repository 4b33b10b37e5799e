import { instant, type Instant } from './day.ts';
import { childId, documentId, familyId, personId, slug } from './ids.ts';
import type { ChildId, FamilyId, PersonId } from './ids.ts';
import type { Problem } from './problem.ts';
import {
  flag,
  integer,
  object,
  text,
  type JsonSchema,
  type Schema,
} from './schema.ts';

/** The server's stamp on a parent's document: when it reached the Comune, which decides deadlines, and through what. */
export interface Received {
  at: Instant;
  by: string;
}
export const received: Schema<Received> = object({ at: instant, by: slug });

/** What every document carries around its body. */
export interface Envelope<Type extends string, Body> {
  _id: string;
  type: Type;
  /** Schema version of the body, from 1. */
  v: number;
  /** When the author wrote it, on the author's own clock: shown, never used for a deadline. */
  at: Instant;
  /** The household whose correspondence or money this is; absent on facts about a child or about the town. */
  family?: FamilyId;
  child?: ChildId;
  /** The parent who wrote it. */
  author?: PersonId;
  received?: Received;
  body: Body;
  _rev?: string;
  _deleted?: boolean;
}

/** Who may write a type: the Comune's staff, a school, a parent, the distribution process, the portal itself. */
export type Writer = 'staff' | 'school' | 'parent' | 'router' | 'portal';
/** Where a document belongs, from which `destinations` follows. */
export type Audience =
  'family' | 'child' | 'child-and-school' | 'town' | 'registry' | 'local';

/** What the model knows of one document type. */
export interface Kind<Type extends string, Body> {
  readonly type: Type;
  readonly writer: Writer | readonly Writer[];
  readonly audience: Audience;
  readonly body: Schema<Body>;
  /** The natural key: the same fact written twice is one document. Undefined when the id is a uuid after the type. */
  readonly key?: (doc: Envelope<Type, Body>) => string;
  /** True when a parent may write again over what was received (an absence); a message stays as it was sent. */
  readonly editable?: boolean;
  /** True when nobody but the distribution may change it once written: what was sent, billed or receipted stands. */
  readonly frozen?: boolean;
  /** True of a state that a parent may write only who has lately proved who they are, at level 2 (facts/identity.md §0). */
  readonly sensitive?: (doc: Envelope<Type, Body>) => boolean;
  /** True when the document means nothing without its author. */
  readonly authored?: boolean;
  /** True when files may be attached. */
  readonly attachments?: boolean;
  /** What the schema cannot say of the document, such as a range that ends before it starts. */
  readonly faults?: (doc: Envelope<Type, Body>) => Problem[];
}

/** Gives a kind its types; the schema's inferred body is all that has to be said. */
export function kind<const Type extends string, Body>(
  of: Kind<Type, Body>,
): Kind<Type, Body> {
  return of;
}

/** The envelope fields without which a document could not be sent where it belongs. */
const ties: Readonly<Record<Audience, readonly string[]>> = {
  family: ['family'],
  child: ['child'],
  'child-and-school': ['child'],
  town: [],
  registry: [],
  local: [],
};

/** The latest version of the bodies: one of a later version is not for this schema to judge. */
const version = 1;

/** The schema of a whole document of this kind. */
export function envelopeSchema(of: {
  readonly type: string;
  readonly audience: Audience;
  readonly authored?: boolean;
  readonly attachments?: boolean;
  readonly body: JsonSchema;
}): JsonSchema {
  return {
    type: 'object',
    required: ['_id', 'type', 'v', 'at', 'body'].concat(
      ties[of.audience],
      of.authored ? ['author'] : [],
    ),
    additionalProperties: false,
    properties: {
      _id: documentId,
      _rev: text(200),
      _revisions: {},
      _deleted: flag,
      ...(of.attachments && { _attachments: {} }),
      type: { enum: [of.type] },
      v: integer(1, version),
      at: instant,
      family: familyId,
      child: childId,
      author: personId,
      received,
      body: of.body,
    },
  };
}
