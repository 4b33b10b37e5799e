import type { IdpMetadata } from '../idp-metadata.ts';
import { checkProvider } from './check-provider.ts';
import { readJsonList } from './read-json-list.ts';
import { readMetadata } from './read-metadata.ts';

/** A list that names no identity provider we could use. */
export class ListFault extends Error {
  readonly code = 'idp-list';

  constructor(cause?: unknown) {
    super('no list of identity providers', { cause });
    this.name = 'ListFault';
  }
}

/**
 * The usable identity providers of a list, JSON or XML metadata, each entityID once. Those that are not usable are left
 * out, since one faulty entry must not shut the door for all. @throws ListFault when none is left.
 */
export function readList(text: string): IdpMetadata[] {
  const described = parse(text.replace(/^\uFEFF/, '').trim());
  const usable = described.flatMap((one) => checkProvider(one) ?? []);
  const known = new Map(usable.map((one) => [one.entityId, one]));
  if (known.size === 0) throw new ListFault();
  return [...known.values()];
}

function parse(text: string) {
  try {
    return text.startsWith('<') ? readMetadata(text) : readJsonList(text);
  } catch (cause) {
    throw new ListFault(cause);
  }
}
