/** Names of SAML 2.0 and XML Signature that we write and read. */
export const namespaces = {
  protocol: 'urn:oasis:names:tc:SAML:2.0:protocol',
  assertion: 'urn:oasis:names:tc:SAML:2.0:assertion',
  metadata: 'urn:oasis:names:tc:SAML:2.0:metadata',
  signature: 'http://www.w3.org/2000/09/xmldsig#',
} as const;

export const entityFormat = 'urn:oasis:names:tc:SAML:2.0:nameid-format:entity';
export const transientFormat =
  'urn:oasis:names:tc:SAML:2.0:nameid-format:transient';
export const basicFormat = 'urn:oasis:names:tc:SAML:2.0:attrname-format:basic';

export const bindings = {
  'HTTP-POST': 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST',
  'HTTP-Redirect': 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect',
} as const;

export const statuses = {
  success: 'urn:oasis:names:tc:SAML:2.0:status:Success',
  requester: 'urn:oasis:names:tc:SAML:2.0:status:Requester',
  partialLogout: 'urn:oasis:names:tc:SAML:2.0:status:PartialLogout',
} as const;

/** Signature algorithms that SPID and CIE allow, by the name Node's crypto has for their hash. */
export const signatureAlgorithms: Readonly<Record<string, string>> = {
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256': 'sha256',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha384': 'sha384',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512': 'sha512',
};
export const rsaSha256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';
