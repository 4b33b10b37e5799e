import type { Element } from '@xmldom/xmldom';
import { instantMs } from './instant.ts';
import { skewMs } from './limits.ts';
import { attributeOf, childOf, textOf } from './nodes.ts';
import type { Question } from './question.ts';
import { insist } from './saml-refusal.ts';

/** When and for whom the Assertion counts. @throws SamlRefusal conditions, not-*, expired, audience */
export function checkConditions(
  assertion: Element,
  { expected, now }: Question,
): void {
  const conditions = childOf(assertion, 'saml:Conditions');
  insist(conditions !== undefined, 'conditions');
  const from = instantMs(attributeOf(conditions, 'NotBefore'));
  insist(from !== undefined, 'not-before');
  insist(from <= now.getTime() + skewMs, 'not-yet-valid');
  const until = instantMs(attributeOf(conditions, 'NotOnOrAfter'));
  insist(until !== undefined, 'not-on-or-after');
  insist(now.getTime() < until + skewMs, 'expired');
  const restriction = childOf(conditions, 'saml:AudienceRestriction');
  const audience = textOf(childOf(restriction, 'saml:Audience'));
  insist(audience === expected.entityId, 'audience');
}
