import type { Mutation } from './mutation.ts';
import { signAsOpenSaml } from './sign-as-opensaml.ts';
import {
  ofAssertion,
  ofResponse,
  sign,
  signAssertion,
  signBoth,
} from './sign.ts';

const sha1 = 'http://www.w3.org/2000/09/xmldsig#rsa-sha1';
const enveloped = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';

export const mutationsOfSignatures: Mutation[] = [
  { what: 'nothing', code: 'accepted' },
  {
    what: 'the Assertion alone signed',
    code: 'accepted',
    sign: signAssertion,
  },
  {
    what: 'RSA with SHA-512',
    code: 'accepted',
    sign: (xml, keys) =>
      sign(xml, keys, {
        path: ofAssertion,
        signature: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512',
        digest: 'http://www.w3.org/2001/04/xmlenc#sha512',
      }),
  },
  {
    what: 'namespaces signed that values use, as OpenSAML does',
    code: 'accepted',
    sign: signAsOpenSaml,
  },
  {
    what: 'the Response alone signed',
    code: 'signature-missing',
    sign: (xml, keys) => sign(xml, keys, { path: ofResponse }),
  },
  { what: 'no signature', code: 'signature-missing', sign: (xml) => xml },
  {
    what: 'another key',
    code: 'signature',
    sign: (xml, _, others) => signBoth(xml, others),
  },
  {
    what: 'the Response by another key',
    code: 'signature',
    sign: (xml, keys, others) =>
      sign(signAssertion(xml, keys), others, { path: ofResponse }),
  },
  {
    what: 'a signed value changed',
    code: 'signature',
    sign: signAssertion,
    carried: ['SRTLRI84E52G479Z', 'SRTLRI84E52G479A'],
  },
  {
    what: 'a new certificate beside the former',
    code: 'accepted',
    expected: (keys) => ({
      idp: {
        ...{ entityId: 'https://idp.example.it', name: '', sso: [], slo: [] },
        certificates: ['no certificate', keys.certificate],
      },
    }),
  },
  {
    what: 'no usable certificate',
    code: 'key',
    expected: () => ({
      idp: {
        ...{ entityId: 'https://idp.example.it', name: '', sso: [], slo: [] },
        certificates: ['no certificate'],
      },
    }),
  },
  {
    what: 'RSA with SHA-1',
    code: 'signature-algorithm',
    sign: (xml, keys) =>
      sign(xml, keys, { path: ofAssertion, signature: sha1 }),
  },
  {
    what: 'a digest by SHA-1',
    code: 'signature-algorithm',
    sign: (xml, keys) =>
      sign(xml, keys, {
        path: ofAssertion,
        digest: 'http://www.w3.org/2000/09/xmldsig#sha1',
      }),
  },
  {
    what: 'inclusive canonical form',
    code: 'signature-transform',
    sign: (xml, keys) =>
      sign(xml, keys, {
        path: ofAssertion,
        transforms: [
          enveloped,
          'http://www.w3.org/TR/2001/REC-xml-c14n-20010315',
        ],
      }),
  },
  {
    what: 'one transform',
    code: 'signature-transform',
    sign: (xml, keys) =>
      sign(xml, keys, { path: ofAssertion, transforms: [enveloped] }),
  },
  {
    what: 'a canonical form with comments',
    code: 'signature-form',
    sign: (xml, keys) =>
      sign(xml, keys, {
        path: ofAssertion,
        canonicalization: 'http://www.w3.org/2001/10/xml-exc-c14n#WithComments',
      }),
  },
  {
    what: 'a reference to all there is',
    code: 'signature-reference',
    sign: (xml, keys) => sign(xml, keys, { path: ofAssertion, uri: '' }),
  },
  {
    what: 'a reference to something else',
    code: 'signature-reference',
    sign: signAssertion,
    carried: ['URI="#_assertion"', 'URI="#_response"'],
  },
];
