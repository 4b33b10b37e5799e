import type { SamlScheme } from '../../identity/saml/policy.ts';
import type { KeyPair } from '../../identity/saml/key-pair.ts';
import type { Person } from '../person.ts';
import type { Tickets } from '../tickets.ts';
import type { Asked } from './asked.ts';
import type { Login } from './login.ts';

/** An identity provider to try with, of SPID or CIE. */
export interface Idp {
  scheme: SamlScheme;
  /** Where it stands on the sandbox's host. */
  path: string;
  name: string;
  /** Its metadata's address, and all its others' beginning. */
  entityId: string;
  keys: KeyPair;
  persons: readonly Person[];
  /** Of the portal, whose metadata say whom to believe. */
  portal(): string;
  requests: Tickets<Asked>;
  logins: Login[];
  /** The form fields it sent last: what a replay sends again. */
  sent: { last?: Record<string, string> };
}
