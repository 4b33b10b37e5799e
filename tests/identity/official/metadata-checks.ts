import { organizationChecks } from './organization-checks.ts';
import { validate } from './xsd.ts';
import {
  certificateChecks,
  isSigned,
  signatureChecks,
} from './signature-checks.ts';
import type { Found } from './find.ts';
import {
  every,
  has,
  hasText,
  hasValue,
  type Check,
  type Checks,
  type Subject,
} from './subject.ts';

const bindings = [
  'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST',
  'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect',
];
/** Avviso 25, and those before it. */
const attributes = [
  ...[
    'spidCode',
    'name',
    'familyName',
    'placeOfBirth',
    'countyOfBirth',
    'dateOfBirth',
    'gender',
  ],
  ...[
    'companyName',
    'registeredOffice',
    'fiscalNumber',
    'ivaCode',
    'idCard',
    'mobilePhone',
    'email',
  ],
  ...[
    'domicileStreetAddress',
    'domicilePostalCode',
    'domicileMunicipality',
    'domicileProvince',
  ],
  ...['domicileNation', 'address', 'expirationDate', 'digitalAddress'],
];
const own = (s: Subject) => s.metadata;
const role = (s: Subject, path: string) =>
  own(s).all(`SPSSODescriptor/${path}`);
const roles = (s: Subject) => own(s).all('SPSSODescriptor');
const isIndex = (one: Found) => /^\d+$/.test(one.attribute('index') ?? '');
const isTrue = (name: string) => (one: Found) => one.attribute(name) === 'true';
const requested = (s: Subject) =>
  role(s, 'AttributeConsumingService/RequestedAttribute');
const slo = (s: Subject) => role(s, 'SingleLogoutService');
const acs = (s: Subject) => role(s, 'AssertionConsumerService');
const sets = (s: Subject) => role(s, 'AttributeConsumingService');
const isBinding = (one: Found) =>
  bindings.includes(one.attribute('Binding') ?? '');
const oneOfBindings = `[${bindings.join(', ')}]`;

/** What is checked of the metadata, besides who we are. */
export const metadataChecks: Checks = {
  ...organizationChecks,
  xsd_check: {
    'SpidSpMetadataCheckExtra.xsd_check': ({ metadataXml }) =>
      validate(
        metadataXml,
        'saml-schema-metadata-2.0.xsd',
        'saml-schema-metadata-sp-spid-av29.xsd',
      ),
  },
  test_EntityDescriptor: {
    'Only one EntityDescriptor element MUST be present': (s) =>
      own(s).name === 'EntityDescriptor' &&
      own(s).all('EntityDescriptor').length === 0,
    'The entityID attribute MUST be present': (s) => has('entityID')(own(s)),
    'The entityID attribute MUST have a value': (s) =>
      hasValue('entityID')(own(s)),
  },
  test_SPSSODescriptor: {
    'Only one SPSSODescriptor element MUST be present': (s) =>
      roles(s).length === 1,
  },
  test_NameIDFormat_Transient: {
    'The NameIDFormat MUST be urn:oasis:names:tc:SAML:2.0:nameid-format:transient':
      (s) =>
        every(
          role(s, 'NameIDFormat'),
          ({ text }) =>
            text === 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient',
        ),
  },
  test_xmldsig: {
    'the metadata signature MUST be valid': isSigned((s) => s.metadataXml),
  },
  test_Signature: signatureChecks(own),
  test_KeyDescriptor: {
    'At least one signing KeyDescriptor MUST be present': (s) =>
      role(s, 'KeyDescriptor[@use=signing]').length > 0,
    'At least one signing x509 MUST be present': (s) =>
      every(
        role(s, 'KeyDescriptor[@use=signing]/KeyInfo/X509Data/X509Certificate'),
        hasText,
      ),
  },
  test_SingleLogoutService: {
    'One or more SingleLogoutService elements MUST be present': (s) =>
      slo(s).length > 0,
    'The Binding attribute in SingleLogoutService element MUST be present': (
      s,
    ) => every(slo(s), has('Binding')),
    'The Binding attribute in SingleLogoutService element MUST have a value': (
      s,
    ) => every(slo(s), hasValue('Binding')),
    [`The Binding attribute in SingleLogoutService element MUST be one of ${oneOfBindings}`]:
      (s) => every(slo(s), isBinding),
    'The Location attribute in SingleLogoutService element MUST be present': (
      s,
    ) => every(slo(s), has('Location')),
    'The Location attribute in SingleLogoutService element MUST have a value': (
      s,
    ) => every(slo(s), hasValue('Location')),
    'The Location attribute in SingleLogoutService element MUST be a valid HTTP URL':
      (s) =>
        every(slo(s), (one) =>
          /^https?:$/.test(new URL(one.attribute('Location') ?? '').protocol),
        ),
  },
  test_AssertionConsumerService: {
    'At least one AssertionConsumerService MUST be present': (s) =>
      acs(s).length > 0,
    'The index attribute MUST be present': (s) => every(acs(s), has('index')),
    'The index attribute MUST be >= 0': (s) => every(acs(s), isIndex),
    'The Binding attribute MUST be present': (s) =>
      every(acs(s), has('Binding')),
    [`The Binding attribute MUST be one of ${oneOfBindings}`]: (s) =>
      every(acs(s), isBinding),
    'The Location attribute MUST be present': (s) =>
      every(acs(s), hasValue('Location')),
  },
  test_AttributeConsumingService: {
    'One or more AttributeConsumingService elements MUST be present': (s) =>
      sets(s).length > 0,
  },
  test_SPSSODescriptor_SPID: {
    'The protocolSupportEnumeration attribute MUST be present': (s) =>
      every(roles(s), has('protocolSupportEnumeration')),
    'The protocolSupportEnumeration attribute MUST have a value': (s) =>
      every(roles(s), hasValue('protocolSupportEnumeration')),
    'The AuthnRequestsSigned attribute MUST be present': (s) =>
      every(roles(s), has('AuthnRequestsSigned')),
    'The AuthnRequestsSigned attribute MUST have a value': (s) =>
      every(roles(s), hasValue('AuthnRequestsSigned')),
    'The AuthnRequestsSigned attribute MUST be true': (s) =>
      every(roles(s), isTrue('AuthnRequestsSigned')),
  },
  test_AssertionConsumerService_SPID: {
    'Only one default AssertionConsumerService MUST be present': (s) =>
      acs(s).filter(isTrue('isDefault')).length === 1,
    'Must be present the default AssertionConsumerService with index = 0': (
      s,
    ) =>
      acs(s).some(
        (one) => isTrue('isDefault')(one) && one.attribute('index') === '0',
      ),
  },
  test_AttributeConsumingService_SPID: {
    'The index attribute in AttributeConsumigService element MUST be present': (
      s,
    ) => every(sets(s), has('index')),
    'The index attribute in AttributeConsumigService element MUST be >= 0': (
      s,
    ) => every(sets(s), isIndex),
    'The ServiceName element MUST be present': (s) =>
      every(sets(s), (one) => one.all('ServiceName').length > 0),
    'The ServiceName element MUST have a value': (s) =>
      every(role(s, 'AttributeConsumingService/ServiceName'), hasText),
    'One or more RequestedAttribute elements MUST be present': (s) =>
      every(sets(s), (one) => one.all('RequestedAttribute').length > 0),
    'The Name attribute in RequestedAttribute element MUST be present': (s) =>
      every(requested(s), hasValue('Name')),
    'AttributeConsumigService MUST not contain duplicated RequestedAttribute': (
      s,
    ) =>
      every(sets(s), (one) => {
        const asked = one
          .all('RequestedAttribute')
          .map((attribute) => attribute.attribute('Name'));
        return new Set(asked).size === asked.length;
      }),
    ...Object.fromEntries(
      attributes.map((name): [string, Check] => [
        `The "${name}" attribute in RequestedAttribute element MUST be valid`,
        (s) =>
          every(requested(s), (one) =>
            attributes.includes(one.attribute('Name') ?? ''),
          ),
      ]),
    ),
  },
  test_Signature_extra: certificateChecks,
  test_SPSSODescriptor_extra: {
    'The protocolSupportEnumeration attribute MUST be present': (s) =>
      every(roles(s), has('protocolSupportEnumeration')),
    'The protocolSupportEnumeration attribute MUST have a value': (s) =>
      every(roles(s), hasValue('protocolSupportEnumeration')),
    'The protocolSupportEnumeration attribute MUST be urn:oasis:names:tc:SAML:2.0:protocol':
      (s) =>
        every(
          roles(s),
          (one) =>
            one.attribute('protocolSupportEnumeration') ===
            'urn:oasis:names:tc:SAML:2.0:protocol',
        ),
    'The WantAssertionsSigned attribute MUST be present': (s) =>
      every(roles(s), has('WantAssertionsSigned')),
    'The WantAssertionsSigned attribute MUST have a value': (s) =>
      every(roles(s), hasValue('WantAssertionsSigned')),
    'The WantAssertionsSigned attribute MUST be true': (s) =>
      every(roles(s), isTrue('WantAssertionsSigned')),
  },
};
