import type { Element } from '@xmldom/xmldom';
import { transientFormat } from '../names.ts';
import { checkConfirmation } from './check-confirmation.ts';
import { attributeOf, childOf, textOf } from './nodes.ts';
import type { Question } from './question.ts';
import { insist } from './saml-refusal.ts';

/** Who the Assertion is about, as the identity provider calls this visit of theirs. */
export interface Subject {
  nameId: string;
  nameQualifier: string;
}

/** @throws SamlRefusal subject, name-id, name-id-format, name-qualifier, and as `checkConfirmation` */
export function checkSubject(assertion: Element, question: Question): Subject {
  const subject = childOf(assertion, 'saml:Subject');
  insist(subject !== undefined, 'subject');
  const name = childOf(subject, 'saml:NameID');
  const nameId = textOf(name);
  insist(nameId !== '' && nameId.length <= 256, 'name-id');
  insist(attributeOf(name, 'Format') === transientFormat, 'name-id-format');
  const nameQualifier = attributeOf(name, 'NameQualifier');
  insist(nameQualifier !== '', 'name-qualifier');
  checkConfirmation(childOf(subject, 'saml:SubjectConfirmation'), question);
  return { nameId, nameQualifier };
}
