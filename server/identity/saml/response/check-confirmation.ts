import type { Element } from '@xmldom/xmldom';
import { instantMs } from './instant.ts';
import { skewMs } from './limits.ts';
import { attributeOf, childOf } from './nodes.ts';
import type { Question } from './question.ts';
import { insist } from './saml-refusal.ts';

const bearer = 'urn:oasis:names:tc:SAML:2.0:cm:bearer';

/**
 * That whoever brings the Assertion is whom it is about: it was made for this request, for this address, for now.
 * @throws SamlRefusal confirmation*, recipient
 */
export function checkConfirmation(
  confirmation: Element | undefined,
  { expected, now }: Question,
): void {
  insist(confirmation !== undefined, 'confirmation');
  insist(attributeOf(confirmation, 'Method') === bearer, 'confirmation-method');
  const data = childOf(confirmation, 'saml:SubjectConfirmationData');
  insist(data !== undefined, 'confirmation-data');
  insist(attributeOf(data, 'Recipient') === expected.acsUrl, 'recipient');
  insist(
    attributeOf(data, 'InResponseTo') === expected.requestId,
    'confirmation-in-response-to',
  );
  const until = instantMs(attributeOf(data, 'NotOnOrAfter'));
  insist(until !== undefined, 'confirmation-time');
  insist(now.getTime() < until + skewMs, 'confirmation-expired');
  insist(!data.hasAttribute('NotBefore'), 'confirmation-not-before');
}
