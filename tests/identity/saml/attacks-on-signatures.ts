import { createPublicKey } from 'node:crypto';
import { SignedXml } from 'xml-crypto';
import { answer, errorAnswer } from './answer.ts';
import type { Attack } from './attack.ts';
import { changed } from './outcome.ts';
import {
  ofAssertion,
  ofResponse,
  sign,
  signAssertion,
  signBoth,
} from './sign.ts';
import { wrapped, wraps } from './wrap.ts';

const assertionIn = (xml: string) =>
  /<saml:Assertion[^]*<\/saml:Assertion>/.exec(xml)?.[0] ?? '';
const signatureIn = (xml: string) =>
  /<ds:Signature [^]*?<\/ds:Signature>/.exec(xml)?.[0] ?? '';
const victim = (xml: string) =>
  changed(xml, 'SRTLRI84E52G479Z', 'BRNMTT84E12G479T');

const wrapping: Attack[] = Object.entries(wraps).flatMap(([what, wrap]) => [
  { what, make: ({ both }) => wrapped(both, wrap) },
  ...(/xsw[12]|Response’s/.test(what)
    ? []
    : [
        {
          what: `${what}, Response unsigned`,
          make: ({ one }) => wrapped(one, wrap),
        } as Attack,
      ]),
]);

/** Signatures that are none, or of somebody else, or of something else. */
export const attacksOnSignatures: Attack[] = [
  ...wrapping,
  {
    what: 'a signed error, with a false Assertion in an Object of its signature',
    make: ({ keys }) =>
      changed(
        sign(errorAnswer('ErrorCode nr25'), keys, { path: ofResponse }),
        '</ds:Signature>',
        `<ds:Object>${assertionIn(victim(answer()))}</ds:Object></ds:Signature>`,
      ),
  },
  {
    what: 'a signed error, with a false Assertion after it and Success before it',
    make: ({ keys }) => {
      const error = sign(errorAnswer('ErrorCode nr25'), keys, {
        path: ofResponse,
      });
      return changed(
        victim(answer()),
        '<samlp:Status>',
        `${signatureIn(error)}<samlp:Status>`,
      );
    },
  },
  {
    what: 'an Assertion signed for another answer, in a Response that nobody signed, changed',
    make: ({ one }) => victim(one),
    code: 'signature',
  },
  {
    what: 'another’s key, whose certificate is in KeyInfo',
    make: ({ others }) => signBoth(answer(), others),
    code: 'signature',
  },
  {
    what: 'another’s key, with the identity provider’s certificate in KeyInfo',
    make: ({ others, keys: { certificate } }) =>
      sign(answer(), others, { path: ofAssertion, certificate }),
    code: 'signature',
  },
  {
    what: 'a key by its value in KeyInfo',
    make: ({ others }) =>
      signAssertion(answer(), others).replace(
        /<ds:X509Data>.*<\/ds:X509Data>/,
        '<ds:KeyValue><ds:RSAKeyValue><ds:Modulus>AQAB</ds:Modulus><ds:Exponent>AQAB</ds:Exponent></ds:RSAKeyValue></ds:KeyValue>',
      ),
    code: 'signature',
  },
  {
    what: 'an HMAC with the public key as its secret',
    make: ({ keys: { certificate } }) => {
      const signer = new SignedXml({
        privateKey: createPublicKey(certificate).export({
          format: 'pem',
          type: 'spki',
        }),
        canonicalizationAlgorithm: 'http://www.w3.org/2001/10/xml-exc-c14n#',
        signatureAlgorithm: 'http://www.w3.org/2000/09/xmldsig#hmac-sha1',
      });
      signer.enableHMAC();
      signer.addReference({
        xpath: ofAssertion,
        digestAlgorithm: 'http://www.w3.org/2001/04/xmlenc#sha256',
        transforms: [
          'http://www.w3.org/2000/09/xmldsig#enveloped-signature',
          'http://www.w3.org/2001/10/xml-exc-c14n#',
        ],
      });
      signer.computeSignature(victim(answer()), {
        prefix: 'ds',
        location: { reference: ofAssertion, action: 'append' },
      });
      return signer.getSignedXml();
    },
    code: 'signature-algorithm',
  },
  {
    what: 'no algorithm',
    make: ({ one }) =>
      changed(one, /(<ds:SignatureMethod Algorithm=)"[^"]*"/, '$1"none"'),
    code: 'signature-algorithm',
  },
  {
    what: 'an empty SignatureValue',
    make: ({ one }) => changed(one, /(<ds:SignatureValue>)[^<]*/, '$1'),
    code: 'signature-form',
  },
  {
    what: 'an empty DigestValue',
    make: ({ one }) => changed(one, /(<ds:DigestValue>)[^<]*/, '$1'),
    code: 'signature-form',
  },
  {
    what: 'a comment in DigestValue (CVE-2025-29775)',
    make: ({ one }) => changed(one, /(<ds:DigestValue>)/, '$1<!--AAAA-->'),
    code: 'comment',
  },
  {
    what: 'two SignedInfo (CVE-2025-29774)',
    make: ({ one }) =>
      changed(one, /<ds:SignedInfo>[^]*<\/ds:SignedInfo>/, '$&$&'),
    code: 'structure',
  },
  {
    what: 'two References',
    make: ({ one }) =>
      changed(one, /<ds:Reference [^]*<\/ds:Reference>/, '$&$&'),
    code: 'structure',
  },
  {
    what: 'a Reference to KeyInfo',
    make: ({ one }) =>
      changed(
        changed(one, 'URI="#_assertion"', 'URI="#_key"'),
        '<ds:KeyInfo>',
        '<ds:KeyInfo Id="_key">',
      ),
    code: 'signature-reference',
  },
  {
    what: 'a Reference by XPointer',
    make: ({ one }) =>
      changed(one, 'URI="#_assertion"', `URI="#xpointer(id('_assertion'))"`),
    code: 'signature-reference',
  },
  {
    what: 'a Reference to another host',
    make: ({ one }) =>
      changed(one, 'URI="#_assertion"', 'URI="http://127.0.0.1:9/a.xml"'),
    code: 'signature-reference',
  },
  {
    what: 'a Reference that breaks out of an XPath',
    make: ({ one }) =>
      changed(one, 'URI="#_assertion"', `URI="#_assertion' or '1'='1"`),
    code: 'signature-reference',
  },
  ...[
    ['XSLT', 'http://www.w3.org/TR/1999/REC-xslt-19991116'],
    ['XPath', 'http://www.w3.org/TR/1999/REC-xpath-19991116'],
    ['XPath Filter 2', 'http://www.w3.org/2002/06/xmldsig-filter2'],
    ['base64', 'http://www.w3.org/2000/09/xmldsig#base64'],
    [
      'exclusive form with comments',
      'http://www.w3.org/2001/10/xml-exc-c14n#WithComments',
    ],
  ].map(([what = '', algorithm = '']): Attack => ({
    what: `a transform by ${what}`,
    make: ({ one }) =>
      changed(
        one,
        /(<ds:Transform Algorithm=)"http:\/\/www.w3.org\/2001\/10\/xml-exc-c14n#"/,
        `$1"${algorithm}"`,
      ),
    code: 'signature-transform',
  })),
  {
    what: 'a stylesheet in a transform',
    make: ({ one }) =>
      changed(
        one,
        '<ds:Transforms>',
        '<ds:Transforms><ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xslt-19991116"><xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="1.0"><xsl:template match="/"><xsl:copy-of select="document(\'http://127.0.0.1:9/\')"/></xsl:template></xsl:stylesheet></ds:Transform>',
      ),
    code: 'structure',
  },
  {
    what: 'no transform',
    make: ({ one }) => changed(one, /<ds:Transforms>[^]*<\/ds:Transforms>/, ''),
    code: 'signature-transform',
  },
  {
    what: 'the two transforms twice, which canonicalise to the same',
    make: ({ one }) =>
      changed(one, /<ds:Transform [^]*<\/ds:Transforms>/, (found) =>
        found.replace(/<ds:Transform [^]*(?=<\/ds:Transforms>)/, '$&$&'),
      ),
    code: 'signature-transform',
  },
];
