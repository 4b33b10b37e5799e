import { makeKeys } from '../../../server/identity/saml/development-keys.ts';
import type { KeyPair } from '../../../server/identity/saml/key-pair.ts';
import {
  ciePolicy,
  spidPolicy,
  type SamlScheme,
} from '../../../server/identity/saml/policy.ts';
import type {
  Expected,
  Question,
} from '../../../server/identity/saml/response/question.ts';

export const idpEntityId = 'https://idp.example.it';
export const entityId = 'https://genitori.comune.example.it';
export const acsUrl = `${entityId}/auth/spid/acs`;
export const requestId = '_6f1c2b9e-8a55-4a53-9d0b-0d1f3a6c7e11';
/** When it was asked, answered and received. */
export const requestedAt = '2026-11-23T10:00:00.000Z';
export const answeredAt = '2026-11-23T10:02:00Z';
export const receivedAt = '2026-11-23T10:02:01.000Z';

/** A key pair of an identity provider, made anew in each run: none is ever written anywhere. */
export function makeIdpKeys(entity = idpEntityId): Promise<KeyPair> {
  return makeKeys(
    {
      organization: 'Identity provider under test',
      entityId: entity,
      ipaCode: 'c_x999',
      locality: 'Pesaro',
    },
    new Date(requestedAt),
  );
}

/** The question that `answer()` answers. */
export function asked(
  { certificate }: KeyPair,
  over: Partial<Expected> = {},
  scheme: SamlScheme = 'spid',
): Question {
  const policy = scheme === 'spid' ? spidPolicy : ciePolicy;
  return {
    expected: {
      ...{ entityId, acsUrl, requestId, requestedAt },
      idp: {
        ...{ entityId: idpEntityId, name: 'Identity provider under test' },
        ...{ certificates: [certificate], sso: [], slo: [] },
      },
      ...{ minimumLevel: 2, comparison: 'minimum' },
      requiredAttributes: policy.requiredAttributes,
      ...over,
    },
    policy,
    now: new Date(receivedAt),
  };
}
