import type { Name } from './nodes.ts';

/** What may stand in an element, and how often at most. */
export type Children = Partial<Record<Name, number>>;

/** Elements that hold text and no element. */
const value: Children = {};
const once = 1;
const many = 100;

/**
 * Every element an answer or a LogoutRequest of SPID or CIE may have, by the SAML 2.0 schemas less what the federations
 * do not use: no Extensions, Advice, EncryptedAssertion, ds:Object. Where something must be, its rule says so.
 */
export const outline: Partial<Record<Name, Children>> = {
  'samlp:Response': {
    'saml:Issuer': once,
    'ds:Signature': once,
    'samlp:Status': once,
    'saml:Assertion': once,
  },
  'samlp:LogoutRequest': {
    'saml:Issuer': once,
    'ds:Signature': once,
    'saml:NameID': once,
    'samlp:SessionIndex': many,
  },
  'samlp:SessionIndex': value,
  'samlp:Status': {
    'samlp:StatusCode': once,
    'samlp:StatusMessage': once,
    'samlp:StatusDetail': once,
  },
  'samlp:StatusCode': { 'samlp:StatusCode': once },
  'samlp:StatusMessage': value,
  'saml:Assertion': {
    'saml:Issuer': once,
    'ds:Signature': once,
    'saml:Subject': once,
    'saml:Conditions': once,
    'saml:AuthnStatement': once,
    'saml:AttributeStatement': once,
  },
  'saml:Issuer': value,
  'saml:Subject': { 'saml:NameID': once, 'saml:SubjectConfirmation': once },
  'saml:NameID': value,
  'saml:SubjectConfirmation': { 'saml:SubjectConfirmationData': once },
  'saml:SubjectConfirmationData': value,
  'saml:Conditions': {
    'saml:AudienceRestriction': once,
    'saml:OneTimeUse': once,
  },
  'saml:AudienceRestriction': { 'saml:Audience': once },
  'saml:Audience': value,
  'saml:OneTimeUse': value,
  'saml:AuthnStatement': {
    'saml:SubjectLocality': once,
    'saml:AuthnContext': once,
  },
  'saml:SubjectLocality': value,
  'saml:AuthnContext': { 'saml:AuthnContextClassRef': once },
  'saml:AuthnContextClassRef': value,
  'saml:AttributeStatement': { 'saml:Attribute': many },
  'saml:Attribute': { 'saml:AttributeValue': many },
  'saml:AttributeValue': value,
  'ds:Signature': {
    'ds:SignedInfo': once,
    'ds:SignatureValue': once,
    'ds:KeyInfo': once,
  },
  'ds:SignedInfo': {
    'ds:CanonicalizationMethod': once,
    'ds:SignatureMethod': once,
    'ds:Reference': once,
  },
  'ds:CanonicalizationMethod': value,
  'ds:SignatureMethod': value,
  'ds:Reference': {
    'ds:Transforms': once,
    'ds:DigestMethod': once,
    'ds:DigestValue': once,
  },
  'ds:Transforms': { 'ds:Transform': many },
  'ds:Transform': { 'ec:InclusiveNamespaces': once },
  'ec:InclusiveNamespaces': value,
  'ds:DigestMethod': value,
  'ds:DigestValue': value,
  'ds:SignatureValue': value,
  // What it says of the key is never read: keys come from the registry's metadata alone.
  'ds:KeyInfo': {
    'ds:KeyName': once,
    'ds:KeyValue': once,
    'ds:X509Data': once,
  },
  'ds:KeyName': value,
  'ds:KeyValue': { 'ds:RSAKeyValue': once },
  'ds:RSAKeyValue': { 'ds:Modulus': once, 'ds:Exponent': once },
  'ds:Modulus': value,
  'ds:Exponent': value,
  'ds:X509Data': {
    'ds:X509Certificate': many,
    'ds:X509SubjectName': once,
    'ds:X509IssuerSerial': once,
    'ds:X509SKI': once,
  },
  'ds:X509Certificate': value,
  'ds:X509SubjectName': value,
  'ds:X509IssuerSerial': {
    'ds:X509IssuerName': once,
    'ds:X509SerialNumber': once,
  },
  'ds:X509IssuerName': value,
  'ds:X509SerialNumber': value,
  'ds:X509SKI': value,
};
