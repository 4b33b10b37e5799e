const core = 'SAML 2.0 core';
const profile = 'SAML 2.0 profiles §4.1.4';
const spid = 'spid-regole-tecniche, response';
const xmldsig = 'XML Signature';
const xml = 'XML 1.0';

/**
 * Why an answer is refused: stable codes, for the log and for tests, each with the source of its rule. Where two
 * sources say the same, the stricter is named.
 */
export const refusalCodes = {
  // What came, before it is parsed.
  size: 'our limit: 256 kB',
  base64: 'SAML 2.0 bindings §3.5.4',
  encoding: `${xml} §4.3.3: UTF-8, and nothing that says otherwise`,
  character: `${xml} §2.2`,
  declaration: `OWASP SAML: no document type, no entity, no CDATA`,
  instruction: 'our limit: SAML knows no processing instruction',
  entity: `${xml} §4.1: the five predefined and characters by number`,
  comment: 'CVE-2017-11427: readers disagree on a value with a comment inside',
  limits: 'our limits on depth, number and length',
  xml: `${xml} §2.1, well-formed`,
  namespace: 'Namespaces in XML §5, and none but those SAML uses',
  // Its outline.
  root: `${core} §3.3.3: a Response`,
  structure: `SAML 2.0 schemas: what may stand where, and how often`,
  mixed: 'SAML 2.0 schemas: no text beside elements',
  'assertion-count': `${spid}: one Assertion, child of the Response`,
  encrypted: `${spid}: nothing is encrypted`,
  id: `${core} §1.3.4: one ID each, no two alike`,
  // Its signatures.
  'signature-missing': `${spid}: the Assertion is always signed`,
  'signature-form': `${core} §5.4`,
  'signature-algorithm': `${spid}: RSA with SHA-256 or better`,
  'signature-transform': `${core} §5.4.4`,
  'signature-reference': `${core} §5.4.2`,
  signature: `${xmldsig} §3.2, with a key of the registry's metadata`,
  key: 'AgID, Avviso 6: RSA of 2048 bits or more',
  // The Response.
  'response-version': `${spid}: Version`,
  'response-issue-instant': `${spid}: IssueInstant`,
  'response-early': `${spid}: IssueInstant not before the request's`,
  'response-late': `${spid}: IssueInstant not after its reception`,
  'in-response-to': `${spid}: InResponseTo is the request's ID`,
  destination: `${spid}: Destination is our AssertionConsumerService`,
  issuer: `${spid}: Issuer is the entityID of the identity provider asked`,
  'issuer-format': `${spid}: Format of Issuer`,
  status: `${core} §3.2.2: a Status with a StatusCode we know`,
  'status-error': `${core} §3.2.2.2: anything but Success`,
  'status-mixed': `${profile}.2: no Assertion beside an error`,
  'assertion-missing': `${spid}: an Assertion beside Success`,
  // The Assertion.
  'assertion-version': `${spid}: Version`,
  'assertion-issue-instant': `${spid}: IssueInstant`,
  'assertion-early': `${spid}: IssueInstant not before the request's`,
  'assertion-late': `${spid}: IssueInstant not after its reception`,
  'assertion-issuer': `${spid}: Issuer is the entityID of the identity provider asked`,
  'assertion-issuer-format': `${spid}: Format of Issuer is entity`,
  // Its Subject.
  subject: `${spid}: Subject`,
  'name-id': `${spid}: NameID`,
  'name-id-format': `${spid}: NameID is transient`,
  'name-qualifier': `${spid}: NameQualifier of NameID`,
  confirmation: `${spid}: SubjectConfirmation`,
  'confirmation-method': `${spid}: Method is bearer`,
  'confirmation-data': `${spid}: SubjectConfirmationData`,
  recipient: `${spid}: Recipient is our AssertionConsumerService`,
  'confirmation-in-response-to': `${spid}: InResponseTo is the request's ID`,
  'confirmation-time': `${spid}: NotOnOrAfter`,
  'confirmation-expired': `${spid}: NotOnOrAfter`,
  'confirmation-not-before': `${profile}.2: usable from the first`,
  // Its Conditions.
  conditions: `${spid}: Conditions`,
  'not-before': `${spid}: NotBefore`,
  'not-yet-valid': `${spid}: NotBefore`,
  'not-on-or-after': `${spid}: NotOnOrAfter`,
  expired: `${spid}: NotOnOrAfter`,
  audience: `${spid}: AudienceRestriction with our entityID`,
  // How the person proved who they are.
  'authn-statement': `${spid}: AuthnStatement`,
  'authn-instant': `${core} §2.7.2: AuthnInstant`,
  'authn-stale': `${spid}: ForceAuthn, so not before the request`,
  'session-over': `${core} §2.7.2: SessionNotOnOrAfter`,
  'authn-context': `${spid}: AuthnContextClassRef is a level of SPID`,
  level: `${spid}: the level asked for, by the comparison asked for`,
  // Who they are.
  attributes: `${spid}: AttributeStatement with attributes`,
  'attribute-name': `${core} §2.7.3.1: each with its own Name`,
  'attribute-value': `${spid}: one value that is not empty`,
  'attribute-missing': `${spid}: the set that was asked for`,
  'fiscal-number':
    'spid-regole-tecniche, attributi: TINIT- and a codice fiscale',
  'date-of-birth': 'spid-regole-tecniche, attributi: YYYY-MM-DD',
  // By whoever keeps what was taken.
  replay: `${profile}.5: each once`,
} as const;

/** `status-nrNN` carries the number of what went wrong for the person. */
export type RefusalCode = keyof typeof refusalCodes | `status-nr${number}`;
