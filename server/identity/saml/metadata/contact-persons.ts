import { element, type Xml } from '../element.ts';
import type { Contact, ServiceProvider } from '../service-provider.ts';

/**
 * Whom to write to, with the extensions that say who we are (facts/identity.md §1, SP metadata and CIE): the Comune, a
 * public body, and for CIE its technical partner where it has one.
 */
export function contactPersons(provider: ServiceProvider): Xml[] {
  const { policy, organization, contact, partner } = provider;
  const own = contactPerson(
    policy.contactType,
    organization.name,
    contact,
    extensionsOf(provider),
  );
  if (!partner || policy.scheme !== 'cie') return [own];
  const { company, vatNumber, fiscalCode, nace2Code, municipality } = partner;
  const technical = contactPerson('technical', company, partner, [
    element('cie:Private'),
    element('cie:VATNumber', {}, vatNumber),
    element('cie:FiscalCode', {}, fiscalCode),
    element('cie:NACE2Code', {}, nace2Code),
    element('cie:Municipality', {}, municipality),
  ]);
  return [own, technical];
}

function contactPerson(
  contactType: string,
  company: string,
  { email, phone }: Contact,
  extensions: readonly Xml[],
): Xml {
  return element(
    'md:ContactPerson',
    { contactType },
    element('md:Extensions', {}, ...extensions),
    element('md:Company', {}, company),
    element('md:EmailAddress', {}, email),
    element('md:TelephoneNumber', {}, phone),
  );
}

function extensionsOf({
  policy,
  ipaCode,
  municipality,
}: ServiceProvider): Xml[] {
  const { prefix } = policy.extensions;
  const ipa = element(`${prefix}:IPACode`, {}, ipaCode);
  const isPublic = element(`${prefix}:Public`);
  return policy.scheme === 'spid'
    ? [ipa, isPublic]
    : [isPublic, ipa, element('cie:Municipality', {}, municipality)];
}
