import type { SamlScheme } from '../../identity/saml/policy.ts';
import type { Person } from '../person.ts';

type Read = (person: Person, code: string) => string;

const both: Record<string, Read> = {
  name: ({ givenName }) => givenName,
  familyName: ({ familyName }) => familyName,
  dateOfBirth: ({ born }) => born,
  fiscalNumber: ({ fiscalCode }) => `TINIT-${fiscalCode}`,
};
const all: Record<SamlScheme, Record<string, Read>> = {
  spid: {
    spidCode: (_, code) => code,
    ...both,
    gender: ({ sex }) => sex,
    placeOfBirth: ({ fiscalCode }) => fiscalCode.slice(11, 15),
    email: ({ email }) => email,
    mobilePhone: ({ phone }) => phone,
  },
  cie: both,
};

/** How a person is told what is told of them. */
export const labels: Readonly<Record<string, string>> = {
  spidCode: 'Codice SPID',
  name: 'Nome',
  familyName: 'Cognome',
  dateOfBirth: 'Data di nascita',
  fiscalNumber: 'Codice fiscale',
  gender: 'Sesso',
  placeOfBirth: 'Luogo di nascita',
  email: 'E-mail',
  mobilePhone: 'Cellulare',
};

/** Names of what a scheme's identity providers know of a person. */
export function attributesOf(scheme: SamlScheme): string[] {
  return Object.keys(all[scheme]);
}

/** What is told of a person, of what was asked. `code` is the SPID code. */
export function valuesOf(
  scheme: SamlScheme,
  person: Person,
  code: string,
  asked: readonly string[],
): [name: string, value: string][] {
  return Object.entries(all[scheme])
    .filter(([name]) => asked.includes(name))
    .map(([name, read]) => [name, read(person, code)]);
}
