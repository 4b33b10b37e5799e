import type { Element } from '@xmldom/xmldom';
import { checkIssuer } from './check-issuer.ts';
import { checkIssueInstant } from './issue-instant.ts';
import { attributeOf } from './nodes.ts';
import type { Question } from './question.ts';
import { insist } from './saml-refusal.ts';

/**
 * What the Response says of itself (spid-regole-tecniche, response): that it is the answer to this request, by the
 * identity provider asked, to this address. Its Status is another matter.
 * @returns its IssueInstant as it was written
 * @throws SamlRefusal response-*, in-response-to, destination, issuer, issuer-format
 */
export function checkResponse(response: Element, question: Question): string {
  const { expected, policy } = question;
  insist(attributeOf(response, 'Version') === '2.0', 'response-version');
  insist(
    attributeOf(response, 'InResponseTo') === expected.requestId,
    'in-response-to',
  );
  insist(
    attributeOf(response, 'Destination') === expected.acsUrl,
    'destination',
  );
  checkIssuer(response, '', {
    entityId: expected.idp.entityId,
    format: policy.responseIssuerFormat,
  });
  return checkIssueInstant(response, 'response', question);
}
