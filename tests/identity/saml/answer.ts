import {
  acsUrl,
  answeredAt,
  entityId,
  idpEntityId,
  requestId,
} from './asked.ts';

const until = '2026-11-23T10:07:00Z';

/** Somebody invented. */
export const person: Readonly<Record<string, string>> = {
  spidCode: 'PROV-0001',
  name: 'Ilaria',
  familyName: 'Sartorelli',
  fiscalNumber: 'TINIT-SRTLRI84E52G479Z',
  dateOfBirth: '1984-05-12',
  email: 'ilaria@example.it',
  mobilePhone: '+393330000000',
};

/** A good answer, before it is signed. */
export function answer(attributes = person): string {
  return `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_response" Version="2.0" IssueInstant="${answeredAt}" InResponseTo="${requestId}" Destination="${acsUrl}">
  <saml:Issuer Format="urn:oasis:names:tc:SAML:2.0:nameid-format:entity">${idpEntityId}</saml:Issuer>
  <samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>
  <saml:Assertion ID="_assertion" Version="2.0" IssueInstant="${answeredAt}" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
    <saml:Issuer Format="urn:oasis:names:tc:SAML:2.0:nameid-format:entity">${idpEntityId}</saml:Issuer>
    <saml:Subject>
      <saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:transient" NameQualifier="${idpEntityId}">_visit</saml:NameID>
      <saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">
        <saml:SubjectConfirmationData Recipient="${acsUrl}" InResponseTo="${requestId}" NotOnOrAfter="${until}"/>
      </saml:SubjectConfirmation>
    </saml:Subject>
    <saml:Conditions NotBefore="${answeredAt}" NotOnOrAfter="${until}">
      <saml:AudienceRestriction><saml:Audience>${entityId}</saml:Audience></saml:AudienceRestriction>
    </saml:Conditions>
    <saml:AuthnStatement AuthnInstant="${answeredAt}" SessionIndex="_session">
      <saml:AuthnContext><saml:AuthnContextClassRef>https://www.spid.gov.it/SpidL2</saml:AuthnContextClassRef></saml:AuthnContext>
    </saml:AuthnStatement>
    <saml:AttributeStatement>${attributesXml(attributes)}</saml:AttributeStatement>
  </saml:Assertion>
</samlp:Response>`;
}

/** The same in as few words as can be, of a person with these attributes only. */
export function plainAnswer(attributes: readonly string[]): string {
  const worded =
    /\n\s*| xmlns:xsi?="[^"]*"| xsi:type="[^"]*"| NameFormat="[^"]*"/g;
  return answer(
    Object.fromEntries(attributes.map((name) => [name, person[name] ?? ''])),
  ).replace(worded, '');
}

export function attributesXml(
  attributes: Readonly<Record<string, string>>,
  nameFormat = ' NameFormat="urn:oasis:names:tc:SAML:2.0:attrname-format:basic"',
): string {
  const escaped = (text: string) =>
    text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  return Object.entries(attributes)
    .map(
      ([name, value]) =>
        `<saml:Attribute Name="${name}"${nameFormat}><saml:AttributeValue xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="xs:string">${escaped(value)}</saml:AttributeValue></saml:Attribute>`,
    )
    .join('');
}

/** The identity provider's word that it did not let somebody in. */
export function errorAnswer(
  message: string,
  code = 'urn:oasis:names:tc:SAML:2.0:status:Responder',
  sub = 'urn:oasis:names:tc:SAML:2.0:status:AuthnFailed',
): string {
  return answer()
    .replace(/<saml:Assertion[^]*<\/saml:Assertion>/, '')
    .replace(
      /<samlp:Status>.*<\/samlp:Status>/,
      `<samlp:Status><samlp:StatusCode Value="${code}"><samlp:StatusCode Value="${sub}"/></samlp:StatusCode><samlp:StatusMessage>${message}</samlp:StatusMessage></samlp:Status>`,
    );
}
