import type { Element } from '@xmldom/xmldom';
import type { Claims } from '../../claims.ts';
import { checkAssertion } from './check-assertion.ts';
import { checkAttributeStatement } from './check-attribute-statement.ts';
import { checkAuthn } from './check-authn.ts';
import { checkConditions } from './check-conditions.ts';
import { checkOutline } from './check-outline.ts';
import { checkResponse } from './check-response.ts';
import { checkSignatureForm } from './check-signature-form.ts';
import { checkStatus } from './check-status.ts';
import { checkSubject } from './check-subject.ts';
import { claimsOf } from './claims-of.ts';
import { decode } from './decode.ts';
import { attributeOf, childOf, nameOf, type Name } from './nodes.ts';
import { parse } from './parse.ts';
import type { Question } from './question.ts';
import { insist } from './saml-refusal.ts';
import { signedBytes } from './signed-bytes.ts';
import { signingCertificates } from './signing-certificates.ts';

export interface Input extends Question {
  /** The POST field SAMLResponse as it came: base64. */
  samlResponse: string;
}

/** What an answer says, once it is believed. */
export interface Verified {
  claims: Omit<Claims, 'record'>;
  responseId: string;
  /** Unique to the identity provider: to be taken once. */
  assertionId: string;
  sessionIndex?: string;
  nameId: string;
  nameQualifier: string;
  /** As it was written. */
  responseIssueInstant: string;
  /** The Assertion as it was signed, of which all the rest was read. */
  verifiedXml: string;
}

/**
 * Believes an answer of a SPID or CIE identity provider, or does not. Cheap rules come first; what is cryptographic
 * next; and every rule about the person looks at the text that was signed, read anew. Whether it came before is for the
 * caller to know. @throws SamlRefusal and nothing else, whatever came
 */
export function verifyResponse(input: Input): Promise<Verified> {
  return new Promise((resolve) => {
    resolve(verify(input));
  });
}

function verify({ samlResponse, ...question }: Input): Verified {
  const text = decode(samlResponse);
  const came = read(text, 'samlp:Response', 'root');
  const { certificates } = question.expected.idp;
  const verified = (element: Element): string | undefined => {
    const signature = childOf(element, 'ds:Signature');
    if (!signature) return undefined;
    checkSignatureForm(signature, element);
    return signedBytes(text, element, signingCertificates(certificates));
  };
  // Refuses early what needs no key to be refused; an error may be unsigned, and opens nothing.
  checkResponse(came, question);
  const signedResponse = verified(came);
  const response =
    signedResponse === undefined
      ? came
      : read(signedResponse, 'samlp:Response', 'signature');
  const responseIssueInstant = checkResponse(response, question);
  checkStatus(response, question.policy);
  const assertionThatCame = childOf(came, 'saml:Assertion');
  insist(assertionThatCame !== undefined, 'assertion-missing');
  const verifiedXml = verified(assertionThatCame);
  insist(verifiedXml !== undefined, 'signature-missing');
  const assertion = read(verifiedXml, 'saml:Assertion', 'signature');
  insist(
    attributeOf(assertion, 'ID') === attributeOf(assertionThatCame, 'ID'),
    'signature-reference',
  );
  checkAssertion(assertion, question);
  const subject = checkSubject(assertion, question);
  checkConditions(assertion, question);
  const { sessionIndex, ...authn } = checkAuthn(assertion, question);
  const attributes = checkAttributeStatement(assertion, question);
  return {
    claims: claimsOf(attributes, authn, question),
    responseId: attributeOf(response, 'ID'),
    assertionId: attributeOf(assertion, 'ID'),
    ...(sessionIndex !== undefined && { sessionIndex }),
    ...subject,
    responseIssueInstant,
    verifiedXml,
  };
}

/** A text as this element and nothing beside what may stand in it. @throws SamlRefusal */
function read(
  text: string,
  name: Name,
  otherwise: 'root' | 'signature',
): Element {
  const root = parse(text);
  insist(nameOf(root) === name, otherwise);
  checkOutline(root);
  return root;
}
