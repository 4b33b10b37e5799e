import { X509Certificate } from 'node:crypto';
import type { IdpMetadata } from '../idp-metadata.ts';

/** Whom people can be sent to, and whose answers are believed: read when asked, since lists and dates change. */
export interface IdpRegistry {
  all(): Promise<readonly IdpMetadata[]>;
  find(entityId: string): Promise<IdpMetadata | undefined>;
}

/**
 * @param listed Those of the federation: of their certificates only the ones that are valid now count.
 * @param tests Those for trying, whatever their certificates' dates.
 */
export function idpRegistry(
  listed: () => Promise<readonly IdpMetadata[]>,
  tests: readonly IdpMetadata[],
  now: () => Date,
): IdpRegistry {
  const all = async () => {
    const at = now();
    const own = (await listed()).flatMap((one) => {
      const certificates = one.certificates.filter((pem) => isValid(pem, at));
      return certificates.length > 0 ? [{ ...one, certificates }] : [];
    });
    const others = tests.filter(
      ({ entityId }) => !own.some((one) => one.entityId === entityId),
    );
    return [...own, ...others];
  };
  return {
    all,
    async find(entityId) {
      return (await all()).find((one) => one.entityId === entityId);
    },
  };
}

function isValid(pem: string, at: Date): boolean {
  const { validFrom, validTo } = new X509Certificate(pem);
  return new Date(validFrom) <= at && at < new Date(validTo);
}
