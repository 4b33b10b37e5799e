import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { metadata } from '../../../server/identity/saml/metadata/metadata.ts';
import { ciePolicy, spidPolicy } from '../../../server/identity/saml/policy.ts';
import {
  readServiceProvider,
  type ProviderConfig,
} from '../../../server/identity/saml/read-service-provider.ts';
import { authnRequest } from '../../../server/identity/saml/request/authn-request.ts';
import { newRelayState } from '../../../server/identity/saml/request/relay-state.ts';
import { signXml } from '../../../server/identity/saml/sign-xml.ts';
import { rootElement } from './find.ts';
import type { Subject } from './subject.ts';

const policies = { spid: spidPolicy, cie: ciePolicy };
const ssoLocation = 'https://idp.example/sso';

/** Metadata and a request as the portal makes them from a plain configuration. */
export async function madeSubject(
  scheme: 'spid' | 'cie',
  config: Partial<ProviderConfig> = {},
): Promise<Subject> {
  const folder = mkdtempSync(join(tmpdir(), 'saml-'));
  const provider = await readServiceProvider(
    {
      DATA_DIR: folder,
      PUBLIC_ORIGIN: 'https://portale.example',
      PORT: 0,
      COMUNE_NAME: 'Comune di Montelago',
      COMUNE_SITE: 'https://comune.montelago.example',
      SAML_ENTITY_ID: undefined,
      SAML_KEY_FILE: undefined,
      SAML_CERTIFICATE_FILE: undefined,
      SAML_IPA_CODE: undefined,
      SAML_BELFIORE: undefined,
      SAML_ORGANIZATION: undefined,
      SAML_SERVICE: 'Portale Genitori',
      SAML_CONTACT_EMAIL: undefined,
      SAML_CONTACT_PHONE: undefined,
      SAML_EIDAS: true,
      CIE_PARTNER: undefined,
      ...config,
    },
    policies[scheme],
    new Date(),
  );
  rmSync(folder, { recursive: true });
  const metadataXml = metadata(provider);
  const request = authnRequest(provider, {
    id: '_0f8fad5b-d9cb-469f-a165-70867728950e',
    at: new Date().toISOString(),
    destination: ssoLocation,
    level: 2,
    comparison: 'minimum',
    attributeSet: 0,
  });
  const requestXml = signXml(request, provider.keys, 'after-issuer');
  return {
    metadata: rootElement(metadataXml),
    metadataXml,
    request: rootElement(requestXml),
    requestXml,
    relayState: newRelayState(),
    entityId: provider.entityId,
    ssoLocation,
    idpEntityId: 'https://idp.example',
  };
}
