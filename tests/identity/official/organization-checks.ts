import {
  every,
  has,
  hasText,
  hasValue,
  type Check,
  type Checks,
  type Subject,
} from './subject.ts';

const own = (s: Subject) => s.metadata;
const organization = (s: Subject, name: string) =>
  own(s).all(`Organization/${name}`);
const contacts = (s: Subject) => own(s).all('ContactPerson');
const other = (s: Subject, path: string) =>
  own(s).all(`ContactPerson[@contactType=other]/${path}`);
const languages = (s: Subject, name: string) =>
  organization(s, name).map((one) => one.attribute('xml:lang') ?? '');

const names = [
  'OrganizationName',
  'OrganizationDisplayName',
  'OrganizationURL',
];

const ownOrganization: Record<string, Check> = {
  'Only one Organization element can be present': (s) =>
    own(s).all('Organization').length === 1,
  ...Object.fromEntries(
    names.flatMap((name): [string, Check][] => [
      [
        `One or more ${name} elements MUST be present`,
        (s) => organization(s, name).length > 0,
      ],
      [
        `The lang attribute in ${name} element MUST be present`,
        (s) => every(organization(s, name), hasValue('xml:lang')),
      ],
      [
        `The ${name} element MUST have a value`,
        (s) => every(organization(s, name), hasText),
      ],
    ]),
  ),
  'The elements OrganizationName, OrganizationDisplayName and OrganizationURL MUST have the same number of lang attributes':
    (s) => new Set(names.map((name) => languages(s, name).length)).size === 1,
  'The elements OrganizationName, OrganizationDisplayName and OrganizationURL MUST have at least an it language enabled':
    (s) => names.every((name) => languages(s, name).includes('it')),
};

const hasItalian =
  (name: string): Check =>
  (s) =>
    languages(s, name).includes('it');

/** What is checked of who we are, in the metadata. */
export const organizationChecks: Checks = {
  test_Organization: ownOrganization,
  test_Organization_extra: {
    'An Organization MUST be present': (s) =>
      own(s).all('Organization').length === 1,
    'An IT localised Organization Name MUST be present':
      hasItalian('OrganizationName'),
    'An IT localised Organization URL MUST be present':
      hasItalian('OrganizationURL'),
    'An IT localised Organization DisplayName MUST be present': hasItalian(
      'OrganizationDisplayName',
    ),
  },
  test_contactperson_email: {
    "The //ContactPerson[@contactType='other']/EmailAddress element MUST have a value":
      (s) => every(other(s, 'EmailAddress'), hasText),
    "The //ContactPerson[@contactType='other']/EmailAddress element MUST be a valid email address":
      (s) =>
        every(other(s, 'EmailAddress'), ({ text }) =>
          /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/.test(text),
        ),
  },
  test_contactperson_phone: {
    "The //ContactPerson[@contactType='other']/TelephoneNumber element MUST have a value":
      (s) => every(other(s, 'TelephoneNumber'), hasText),
    "The //ContactPerson[@contactType='other']/TelephoneNumber element MUST not contain spaces":
      (s) => every(other(s, 'TelephoneNumber'), ({ text }) => !/\s/.test(text)),
    'The //ContactPerson[@contactType=\'other\']/TelephoneNumber element MUST start with "+39"':
      (s) =>
        every(other(s, 'TelephoneNumber'), ({ text }) =>
          text.startsWith('+39'),
        ),
  },
  test_Contacts_PubPriv: {
    'ContactPerson MUST be present': (s) => contacts(s).length > 0,
    "Missing contactType in {'contactType': 'other'}: The contactType attribute MUST be present":
      (s) => every(contacts(s), has('contactType')),
    'The contactType attribute MUST have a value': (s) =>
      every(contacts(s), hasValue('contactType')),
    'The contactType must be "other"': (s) =>
      every(contacts(s), (one) => one.attribute('contactType') === 'other'),
    'Only one ContactPerson element of contactType "other" MUST be present': (
      s,
    ) => own(s).all('ContactPerson[@contactType=other]').length === 1,
  },
  test_Extensions_PubPriv: {
    'Only one Extensions element inside ContactPerson element MUST be present':
      (s) => every(contacts(s), (one) => one.all('Extensions').length === 1),
    'The Company element MUST be present None': (s) =>
      every(other(s, 'Company'), hasText),
  },
  test_extensions_type: {
    ...Object.fromEntries(
      [
        ...[
          'PublicServicesFullAggregator',
          'PublicServicesLightAggregator',
          'PrivateServicesFullAggregator',
        ],
        ...[
          'PrivateServicesLightAggregator',
          'PublicServicesFullOperator',
          'PublicServicesLightOperator',
        ],
        ...['Private', 'PublicOperator'],
      ].map((name): [string, Check] => [
        `The //ContactPerson[@contactType='other']/Extensions/${name} element MUST not be present`,
        (s) => other(s, `Extensions/${name}`).length === 0,
      ]),
    ),
    "The //ContactPerson[@contactType='other']/Extensions/Public element MUST be present":
      (s) => other(s, 'Extensions/Public').length === 1,
    "The //ContactPerson[@contactType='other']/Extensions/Public element MUST be empty":
      (s) => every(other(s, 'Extensions/Public'), (one) => one.text === ''),
  },
};
