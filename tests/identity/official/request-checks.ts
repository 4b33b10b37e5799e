import type { Found } from './find.ts';
import { isSigned, signatureChecks } from './signature-checks.ts';
import {
  every,
  has,
  hasText,
  hasValue,
  type Check,
  type Checks,
  type Subject,
} from './subject.ts';

const own = (s: Subject) => s.request;
const issuers = (s: Subject) => own(s).all('Issuer');
const policies = (s: Subject) => own(s).all('NameIDPolicy');
const contexts = (s: Subject) => own(s).all('RequestedAuthnContext');
const classes = (s: Subject) =>
  own(s).all('RequestedAuthnContext/AuthnContextClassRef');
const forced: Check = (s) =>
  ['true', '1'].includes(own(s).attribute('ForceAuthn') ?? '');
const attribute =
  (name: string): Check =>
  (s) =>
    has(name)(own(s));
const value =
  (name: string): Check =>
  (s) =>
    hasValue(name)(own(s));
const isIndex =
  (name: string): Check =>
  (s) =>
    /^\d+$/.test(own(s).attribute(name) ?? '');
const indexOf =
  (name: string, element: string): Check =>
  (s) =>
    s.metadata
      .all(`SPSSODescriptor/${element}`)
      .some((one) => one.attribute('index') === own(s).attribute(name));
const formatIs =
  (list: (s: Subject) => Found[], format: string): Check =>
  (s) =>
    every(
      list(s),
      (one) =>
        one.attribute('Format') ===
        `urn:oasis:names:tc:SAML:2.0:nameid-format:${format}`,
    );

export const requestChecks: Checks = {
  test_AuthnRequest: {
    'One AuthnRequest element MUST be present': (s) =>
      own(s).name === 'AuthnRequest',
    'The ID attribute MUST be present': attribute('ID'),
    'The ID attribute MUST have a value': (s) =>
      /^[A-Za-z_][\w.-]+$/.test(own(s).attribute('ID') ?? ''),
    'The Version attribute MUST be present': attribute('Version'),
    'The Version attribute MUST be 2.0': (s) =>
      own(s).attribute('Version') === '2.0',
    'The IssueInstant attribute MUST be present': attribute('IssueInstant'),
    'The IssueInstant attribute MUST have a value': value('IssueInstant'),
    'The IssueInstant attribute MUST be a valid UTC string': (s) =>
      /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(
        own(s).attribute('IssueInstant') ?? '',
      ),
    'The Destination attribute MUST be present': attribute('Destination'),
    'The Destination attribute MUST have a value': value('Destination'),
    'The Destination attribute SHOULD be the address to which the request has been sent but can also be the EntityID of IdP (Av. SPID n.11)':
      (s) =>
        [s.ssoLocation, s.idpEntityId].includes(
          own(s).attribute('Destination') ?? '',
        ),
    'The IsPassive attribute MUST not be present - TR pag. 9': (s) =>
      !has('IsPassive')(own(s)),
  },
  test_Issuer: {
    'One Issuer element MUST be present': (s) => issuers(s).length === 1,
    'The Issuer element MUST have a value': (s) => every(issuers(s), hasText),
    "The Issuer's value MUST be equal to entityID": (s) =>
      every(
        issuers(s),
        ({ text }) => text === s.metadata.attribute('entityID'),
      ),
    'The Format attribute MUST be present': (s) =>
      every(issuers(s), has('Format')),
    'The Format attribute MUST have a value': (s) =>
      every(issuers(s), hasValue('Format')),
    'The Format attribute MUST be urn:oasis:names:tc:SAML:2.0:nameid-format:entity':
      formatIs(issuers, 'entity'),
    'The NameQualifier attribute MUST be present': (s) =>
      every(issuers(s), has('NameQualifier')),
    'The NameQualifier attribute MUST have a value': (s) =>
      every(issuers(s), hasValue('NameQualifier')),
  },
  test_RelayState: {
    'RelayState MUST not be immediately intelligible': ({ relayState }) =>
      relayState !== '' &&
      relayState.length <= 80 &&
      !relayState.includes('http') &&
      !relayState.includes('/'),
  },
  test_Signature: signatureChecks(own),
  test_xmldsig: {
    'AuthnRequest Signature validation': isSigned((s) => s.requestXml),
  },
  test_AuthnRequest_SPID: {
    'The ForceAuthn attribute MUST be present if SPID level > 1':
      attribute('ForceAuthn'),
    'The ForceAuthn attribute MUST be true or 1 - TR pag. 8': forced,
    'The AssertionConsumerServiceIndex attribute MUST be equal to an AssertionConsumerService index':
      indexOf('AssertionConsumerServiceIndex', 'AssertionConsumerService'),
    'The AssertionConsumerServiceIndex attribute MUST have a value': value(
      'AssertionConsumerServiceIndex',
    ),
    'The AssertionConsumerServiceIndex attribute MUST be >= 0': isIndex(
      'AssertionConsumerServiceIndex',
    ),
    'The AttributeConsumingServiceIndex attribute MUST have a value': value(
      'AttributeConsumingServiceIndex',
    ),
    'The AttributeConsumingServiceIndex attribute MUST be >= 0': isIndex(
      'AttributeConsumingServiceIndex',
    ),
    'The AttributeConsumingServiceIndex attribute MUST be equal to an AttributeConsumingService index':
      indexOf('AttributeConsumingServiceIndex', 'AttributeConsumingService'),
  },
  test_NameIDPolicy: {
    'One NameIDPolicy element MUST be present': (s) => policies(s).length === 1,
    'The Format attribute MUST be present': (s) =>
      every(policies(s), has('Format')),
    'The Format attribute MUST have a value': (s) =>
      every(policies(s), hasValue('Format')),
    'The Format attribute MUST be urn:oasis:names:tc:SAML:2.0:nameid-format:transient':
      formatIs(policies, 'transient'),
    'The AllowCreate attribute MUST not be present': (s) =>
      every(policies(s), (one) => !has('AllowCreate')(one)),
  },
  test_RequestedAuthnContext: {
    'Only one RequestedAuthnContext element MUST be present': (s) =>
      contexts(s).length === 1,
    'The Comparison attribute MUST be present': (s) =>
      every(contexts(s), has('Comparison')),
    'The Comparison attribute MUST have a value': (s) =>
      every(contexts(s), hasValue('Comparison')),
    'Attribute not valid': (s) =>
      every(contexts(s), (one) =>
        ['exact', 'minimum', 'better', 'maximum'].includes(
          one.attribute('Comparison') ?? '',
        ),
      ),
    'Only one AuthnContexClassRef element MUST be present': (s) =>
      classes(s).length === 1,
    'The AuthnContexClassRef element MUST have a value': (s) =>
      every(classes(s), hasText),
    'The AuthnContextClassRef element MUST have a valid SPID level': (s) =>
      every(classes(s), ({ text }) =>
        /^https:\/\/www\.spid\.gov\.it\/SpidL[123]$/.test(text),
      ),
  },
  test_AuthnRequest_SPID_extra: {
    'The ForceAuthn attribute MUST be present because of minimum/SpidL2':
      attribute('ForceAuthn'),
    'The ForceAuthn attribute MUST be True because of minimum/SpidL2': forced,
  },
};
