import { localTime, type Day } from '#model/day.ts';
import { isDoc } from '#model/document.ts';
import { fiscalCodeOf, withoutOmocodia } from '#model/fiscal-code.ts';
import type { DemoTown } from '../../couch/demo/town.ts';
import type { Person } from './person.ts';

/** No Comune and no country has this code, so that nobody who lives has such a codice fiscale. */
const place = 'N901';

/** The demo town's guardians that have a scene of their own, and those whom a portal must know how to turn away. */
export function demoPersons(town: DemoTown | undefined, now: Date): Person[] {
  const known = town ? guardians(town) : [];
  return [...known, ...others(localTime(now).day)];
}

/** Who signs in as staff; the demo lists this codice fiscale among its staff. */
export const demoStaff = invented('dipendente', {
  ...{ givenName: 'Marta', familyName: 'Ufficini', sex: 'F' },
  born: '1979-05-14',
  shows: 'dipendente del Comune: «Accedi come dipendente»',
});

function guardians(town: DemoTown): Person[] {
  const members = town.documents
    .filter((doc) => isDoc(doc, 'family'))
    .flatMap(({ body }) => body.members);
  return town.logins.flatMap(({ person, shows }) => {
    const found = members.find((member) => member.person === person);
    const { givenName, familyName, fiscalCode, email = '' } = found ?? {};
    if (!givenName || !familyName || !fiscalCode) return [];
    const key = `${givenName}-${familyName}`.toLowerCase();
    const { born, sex } = bornBy(fiscalCode, town.today);
    const phone = '+393330000000';
    return {
      key,
      givenName,
      familyName,
      born,
      sex,
      fiscalCode,
      email,
      phone,
      shows,
    };
  });
}

function others(today: Day): Person[] {
  const young = `${Number(today.slice(0, 4)) - 15}-03-09`;
  return [
    demoStaff,
    invented('sconosciuto', {
      ...{ givenName: 'Ugo', familyName: 'Forestieri', sex: 'M' },
      born: '1984-02-11',
      shows: 'nessuna famiglia del Comune',
    }),
    invented('nonna', {
      ...{ givenName: 'Rita', familyName: 'Pergolesani', sex: 'F' },
      born: '1955-05-20',
      shows: 'una nonna: entra quando un genitore le dà una delega',
    }),
    invented('nonno', {
      ...{ givenName: 'Aldo', familyName: 'Brentaforti', sex: 'M' },
      born: '1952-10-03',
      shows:
        'un nonno: sceglie la famiglia, se più genitori gli danno una delega',
    }),
    invented('minorenne', {
      ...{ givenName: 'Lia', familyName: 'Verdolini', sex: 'F' },
      born: young,
      shows: 'ha 15 anni: non deve entrare',
    }),
    {
      ...invented('estera', {
        ...{ givenName: 'Zoé', familyName: 'Delaprova', sex: 'F' },
        born: '1988-10-02',
        shows: 'dall’estero (eIDAS), senza codice fiscale',
      }),
      fiscalCode: '',
      foreignId: 'FR/IT/PROVA-0001',
    },
  ];
}

function invented(
  key: string,
  person: Pick<Person, 'givenName' | 'familyName' | 'sex' | 'born' | 'shows'>,
): Person {
  return {
    key,
    ...person,
    fiscalCode: fiscalCodeOf({ ...person, place }),
    email: `${key}@example.org`,
    phone: '+393330000001',
  };
}

const months = 'ABCDEHLMPRST';

/** An adult's day of birth by their code: of the two centuries it may mean, the later one that makes them of age. */
function bornBy(code: string, today: Day): Pick<Person, 'born' | 'sex'> {
  const digits = withoutOmocodia(code);
  const date = Number(digits.slice(9, 11));
  const month = months.indexOf(digits.charAt(8)) + 1;
  const two = (value: number) => String(value).padStart(2, '0');
  const rest = `${digits.slice(6, 8)}-${two(month)}-${two(date % 40)}`;
  const ofAge = `${Number(today.slice(0, 4)) - 18}${today.slice(4)}`;
  const born = `20${rest}` <= ofAge ? `20${rest}` : `19${rest}`;
  return { born, sex: date > 40 ? 'F' : 'M' };
}
