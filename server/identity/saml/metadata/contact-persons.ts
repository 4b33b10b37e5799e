import { element, type Xml } from '../element.ts';
import type { ContactType } from '../policy.ts';
import type { ServiceProvider } from '../service-provider.ts';

/** Whom to write to, with the extensions that say we are a public body (facts/identity.md §1, SP metadata and CIE). */
export function contactPersons(provider: ServiceProvider): Xml[] {
  return provider.policy.contacts.map((type) => {
    const { company, email, phone } = personOf(provider, type);
    return element(
      'md:ContactPerson',
      { contactType: type },
      element('md:Extensions', {}, ...extensionsOf(provider)),
      element('md:Company', {}, company),
      element('md:EmailAddress', {}, email),
      element('md:TelephoneNumber', {}, phone),
    );
  });
}

function personOf(
  { contact, technical, organization }: ServiceProvider,
  type: ContactType,
) {
  const own = { company: organization.name, ...contact };
  return type === 'technical' ? (technical ?? own) : own;
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
    : [isPublic, ipa, element(`${prefix}:Municipality`, {}, municipality)];
}
