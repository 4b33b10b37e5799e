import { certificatePem } from '../key-pair.ts';
import { maySign } from '../may-sign.ts';
import { bindings } from '../names.ts';
import type { Binding, Endpoint, IdpMetadata } from '../idp-metadata.ts';

/** What a list says of an identity provider, before anything of it is believed. */
export interface Described {
  entityId: string;
  name: string;
  /** Base64, with or without lines. */
  certificates: readonly string[];
  sso: readonly DescribedEndpoint[];
  slo: readonly DescribedEndpoint[];
}

export interface DescribedEndpoint {
  /** URN. */
  binding: string;
  location: string;
  responseLocation?: string;
}

/** The identity provider as far as it can be used: with a name, a key and an address of ours to ask; undefined else. */
export function checkProvider(described: Described): IdpMetadata | undefined {
  const { entityId, name } = described;
  const certificates = described.certificates
    .map(certificatePem)
    .filter(maySign);
  const sso = described.sso.flatMap(endpointOf);
  if (!entityId || entityId.length > 1024 || !URL.canParse(entityId))
    return undefined;
  if (certificates.length === 0 || sso.length === 0) return undefined;
  const slo = described.slo.flatMap(endpointOf);
  return { entityId, name: name || entityId, certificates, sso, slo };
}

function endpointOf({
  binding: urn,
  location,
  responseLocation,
}: DescribedEndpoint): Endpoint[] {
  const binding = (Object.keys(bindings) as Binding[]).find(
    (name) => bindings[name] === urn,
  );
  if (!binding || !isSafe(location)) return [];
  const elsewhere = responseLocation !== undefined && isSafe(responseLocation);
  return [{ binding, location, ...(elsewhere && { responseLocation }) }];
}

/** Browsers are sent there with a person's sign-in: https, or this machine, where providers for trying run. */
function isSafe(location: string): boolean {
  if (!URL.canParse(location)) return false;
  const { protocol, hostname } = new URL(location);
  const local = hostname === 'localhost' || hostname === '127.0.0.1';
  return protocol === 'https:' || (protocol === 'http:' && local);
}
