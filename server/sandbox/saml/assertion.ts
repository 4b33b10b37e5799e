import { randomUUID } from 'node:crypto';
import { element, type Xml } from '../../identity/saml/element.ts';
import {
  basicFormat,
  entityFormat,
  namespaces,
  transientFormat,
} from '../../identity/saml/names.ts';
import { spidPolicy } from '../../identity/saml/policy.ts';
import type { Idp } from './idp.ts';
import type { Login } from './login.ts';
import type { Asked } from './asked.ts';

/** ms for which an answer may be used. */
const life = 300_000;

/** Who it is, unsigned. `values` are the attributes told. */
export function assertion(
  { entityId }: Idp,
  asked: Asked,
  { nameId, sessionIndex, level, at }: Login,
  values: readonly (readonly [name: string, value: string])[],
): Xml {
  const instant = at.toISOString();
  const until = new Date(at.getTime() + life).toISOString();
  const text = (name: string, value: string) => element(name, {}, value);
  return element(
    'saml:Assertion',
    {
      'xmlns:saml': namespaces.assertion,
      'xmlns:xs': 'http://www.w3.org/2001/XMLSchema',
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      ID: `_${randomUUID()}`,
      IssueInstant: instant,
      Version: '2.0',
    },
    element('saml:Issuer', { Format: entityFormat }, entityId),
    element(
      'saml:Subject',
      {},
      element(
        'saml:NameID',
        { Format: transientFormat, NameQualifier: entityId },
        nameId,
      ),
      element(
        'saml:SubjectConfirmation',
        { Method: 'urn:oasis:names:tc:SAML:2.0:cm:bearer' },
        element('saml:SubjectConfirmationData', {
          InResponseTo: asked.id,
          NotOnOrAfter: until,
          Recipient: asked.acs,
        }),
      ),
    ),
    element(
      'saml:Conditions',
      { NotBefore: instant, NotOnOrAfter: until },
      element(
        'saml:AudienceRestriction',
        {},
        text('saml:Audience', asked.audience),
      ),
    ),
    element(
      'saml:AuthnStatement',
      { AuthnInstant: instant, SessionIndex: sessionIndex },
      element(
        'saml:AuthnContext',
        {},
        text('saml:AuthnContextClassRef', spidPolicy.classRefs[level]),
      ),
    ),
    element(
      'saml:AttributeStatement',
      {},
      ...values.map(([name, value]) =>
        element(
          'saml:Attribute',
          { Name: name, NameFormat: basicFormat },
          element('saml:AttributeValue', { 'xsi:type': 'xs:string' }, value),
        ),
      ),
    ),
  );
}
