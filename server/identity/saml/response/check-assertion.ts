import type { Element } from '@xmldom/xmldom';
import { checkIssuer } from './check-issuer.ts';
import { checkIssueInstant } from './issue-instant.ts';
import { attributeOf } from './nodes.ts';
import type { Question } from './question.ts';
import { insist } from './saml-refusal.ts';

/** What the Assertion says of itself. @throws SamlRefusal assertion-* */
export function checkAssertion(assertion: Element, question: Question): void {
  const { expected, policy } = question;
  insist(attributeOf(assertion, 'Version') === '2.0', 'assertion-version');
  checkIssuer(assertion, 'assertion-', {
    entityId: expected.idp.entityId,
    format: policy.assertionIssuerFormat,
  });
  checkIssueInstant(assertion, 'assertion', question);
}
