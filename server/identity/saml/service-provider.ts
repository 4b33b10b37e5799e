import type { KeyPair } from './key-pair.ts';
import type { SchemePolicy } from './policy.ts';

/** Whom a federation may write to. */
export interface Contact {
  /** Of an office, never of a person. */
  email: string;
  /** `+39` and digits. */
  phone: string;
}

/** A private company, as CIE registers a technical partner. */
export interface Partner extends Contact {
  company: string;
  /** `IT` and 11 digits. */
  vatNumber: string;
  fiscalCode: string;
  /** ATECO code. */
  nace2Code: string;
  /** Belfiore code of its seat. */
  municipality: string;
}

/** This portal as a public service provider of SPID or CIE: all that its metadata say. */
export interface ServiceProvider {
  policy: SchemePolicy;
  entityId: string;
  /** Where answers come in, and logout requests. */
  acs: string;
  slo: string;
  keys: KeyPair;
  organization: { name: string; displayName: string; url: string };
  /** What is offered, as the identity provider shows it to the person. */
  service: string;
  /** Code in the Indice delle Pubbliche Amministrazioni: `c_` and the Belfiore code for a Comune. */
  ipaCode: string;
  /** Belfiore code of the Comune. */
  municipality: string;
  contact: Contact;
  /** Who takes care of the federation for the Comune, for CIE; undefined when it does so itself. */
  partner?: Partner;
  /** Metadata also for citizens of other States: attribute sets 99 and 100. */
  eidas: boolean;
}
