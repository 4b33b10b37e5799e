import { isDay } from '#model/day.ts';
import { isFiscalCode } from '#model/fiscal-code.ts';
import type { Claims } from '../../claims.ts';
import type { Authn } from './check-authn.ts';
import type { Attributes } from './check-attribute-statement.ts';
import type { Question } from './question.ts';
import { insist } from './saml-refusal.ts';

/** Who somebody is, from the attributes of a verified Assertion. @throws SamlRefusal fiscal-number, date-of-birth */
export function claimsOf(
  attributes: Attributes,
  { level, at }: Authn,
  { expected, policy }: Question,
): Claims {
  const text = (name: string) => attributes.get(name) ?? '';
  const fiscalCode = text('fiscalNumber')
    .toUpperCase()
    .replace(/^TINIT-/, '');
  insist(fiscalCode === '' || isFiscalCode(fiscalCode), 'fiscal-number');
  const born = text('dateOfBirth');
  insist(born === '' || isDay(born), 'date-of-birth');
  const email = text('email');
  const phone = text('mobilePhone').replace(/[ ().-]/g, '');
  return {
    scheme: policy.scheme,
    issuer: expected.idp.entityId,
    subject:
      policy.subjectAttribute === 'fiscalNumber'
        ? fiscalCode
        : text(policy.subjectAttribute),
    ...{ level, at },
    ...(fiscalCode && { fiscalCode }),
    ...(text('name') && { givenName: text('name') }),
    ...(text('familyName') && { familyName: text('familyName') }),
    ...(born && { born }),
    // Suggestions: what cannot be one is left out.
    ...(/^[^\s@]{1,64}@[^\s@]{3,190}$/.test(email) && { email }),
    ...(/^\+?\d{6,15}$/.test(phone) && { phone }),
  };
}
