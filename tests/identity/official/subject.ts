import type { Found } from './find.ts';

/** What the official checks are held against. */
export interface Subject {
  metadata: Found;
  metadataXml: string;
  /** The request as it goes by HTTP-POST, with its signature. */
  request: Found;
  requestXml: string;
  relayState: string;
  entityId: string;
  /** Where the request was sent. */
  ssoLocation: string;
  idpEntityId: string;
}

/** True when the subject holds; the name is the tool's own text. */
export type Check = (subject: Subject) => boolean | Promise<boolean>;

/** Checks by the tool's method and text. */
export type Checks = Readonly<Record<string, Readonly<Record<string, Check>>>>;

/** True when there is such a thing, and it holds for all of them. */
export function every<T>(
  list: readonly T[],
  holds: (one: T) => boolean,
): boolean {
  return list.length > 0 && list.every(holds);
}

export function has(name: string): (one: Found) => boolean {
  return (one) => one.attribute(name) !== undefined;
}

export function hasValue(name: string): (one: Found) => boolean {
  return (one) => (one.attribute(name) ?? '') !== '';
}

export function hasText(one: Found): boolean {
  return one.text.trim() !== '';
}
