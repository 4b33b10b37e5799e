import type { Level, Scheme } from '#model/access-protocol.ts';

export type SamlScheme = Extract<Scheme, 'spid' | 'cie'>;

export type Comparison = 'minimum' | 'exact' | 'better' | 'maximum';

/** Format of an Issuer: `entity` must be there; `absent-or-entity` may be left out, but be no other. */
export type IssuerFormat = 'entity' | 'absent-or-entity';

/**
 * Everything in which SPID and CIE differ, so that one builder and one validator serve both (facts/identity.md §1:
 * italia/spid-regole-tecniche to Avviso 34, italia/cie-eid-saml-docs).
 */
export interface SchemePolicy {
  scheme: SamlScheme;
  /** What the scheme's identity providers take in RequestedAuthnContext. */
  comparisons: readonly Comparison[];
  /** AuthnContextClassRef of each level; CIE uses SPID's. */
  classRefs: Readonly<Record<Level, string>>;
  /** ForceAuthn below level 2 too. */
  alwaysForceAuthn: boolean;
  responseIssuerFormat: IssuerFormat;
  assertionIssuerFormat: IssuerFormat;
  /** Attributes that our metadata ask for, no more than needed ('attinenti e non eccedenti'). */
  attributes: readonly string[];
  /** Those without which nobody can be let in. */
  requiredAttributes: readonly string[];
  /** The attribute that is the provider's own name for the person. */
  subjectAttribute: string;
  /** StatusMessage `ErrorCode nrNN` that concern the person, who must be told which. */
  anomalies: readonly number[];
  /** Extensions of ContactPerson in our metadata. */
  extensions: { prefix: string; namespace: string };
  /** Our own ContactPerson in our metadata. */
  contactType: 'other' | 'administrative';
  /** CIE calls an attribute set by a UUID, in no language, and describes it apart. */
  namesSetsByUuid: boolean;
}

const classRefs = {
  1: 'https://www.spid.gov.it/SpidL1',
  2: 'https://www.spid.gov.it/SpidL2',
  3: 'https://www.spid.gov.it/SpidL3',
} as const;

export const spidPolicy: SchemePolicy = {
  scheme: 'spid',
  comparisons: ['minimum', 'exact', 'better', 'maximum'],
  classRefs,
  alwaysForceAuthn: false,
  responseIssuerFormat: 'absent-or-entity',
  assertionIssuerFormat: 'entity',
  attributes: [
    'spidCode',
    'name',
    'familyName',
    'fiscalNumber',
    'dateOfBirth',
    'email',
    'mobilePhone',
  ],
  requiredAttributes: [
    'spidCode',
    'name',
    'familyName',
    'fiscalNumber',
    'dateOfBirth',
  ],
  subjectAttribute: 'spidCode',
  anomalies: [19, 20, 21, 22, 23, 24, 25, 30],
  extensions: {
    prefix: 'spid',
    namespace: 'https://spid.gov.it/saml-extensions',
  },
  contactType: 'other',
  namesSetsByUuid: false,
};

export const ciePolicy: SchemePolicy = {
  scheme: 'cie',
  comparisons: ['minimum', 'exact'],
  classRefs,
  alwaysForceAuthn: true,
  responseIssuerFormat: 'absent-or-entity',
  assertionIssuerFormat: 'absent-or-entity',
  attributes: ['name', 'familyName', 'dateOfBirth', 'fiscalNumber'],
  requiredAttributes: ['name', 'familyName', 'dateOfBirth', 'fiscalNumber'],
  subjectAttribute: 'fiscalNumber',
  // Reserved by the scheme: 19, 20, 24. A text for a reserved code costs nothing and helps whoever meets it.
  anomalies: [19, 20, 21, 22, 23, 24, 25],
  extensions: {
    prefix: 'cie',
    namespace: 'https://www.cartaidentita.interno.gov.it/saml-extensions',
  },
  contactType: 'administrative',
  namesSetsByUuid: true,
};
