import { schoolRole, staffRole } from '#model/databases.ts';
import type { FamilyId, PersonId } from '#model/ids.ts';
import type { Scene } from './family-plan.ts';
import type { Adult, Household } from './household.ts';
import { plain } from './names.ts';
import { schoolOf } from './schools.ts';

/** An account to try the portal with; its password is public, so it must never exist outside a demo. */
export interface DemoLogin {
  username: string;
  password: string;
  /** As shown: given name and family name, or office. */
  name: string;
  role: 'parent' | 'staff';
  /** Of a staff account: `staff`, or `school:<slug>` for each school it works at; of a parent none. */
  roles: readonly string[];
  person?: PersonId;
  family?: FamilyId;
  /** What is to be seen with it, in Italian. */
  shows: string;
  scene?: Scene;
}

export const demoPassword = 'montelago-demo';

const shown: Record<Scene, string> = {
  'two-children': 'due figli in scuole diverse, tre anni di dati',
  separated: 'genitori separati (stesso bambino, due famiglie)',
  arrears: 'in arretrato, con un pagamento parziale',
  credit: 'a credito: un avviso pagato due volte',
  'one-guardian': 'un solo genitore, una bambina al nido',
  corrected: 'un avviso rettificato e una nota di credito',
  'three-children': 'tre figli in tre scuole, paga in ritardo',
  newcomer: 'famiglia appena arrivata, solo quest’anno',
};

/** The accounts of the cast's adults, then the office's and a teacher's. */
export function loginsOf(households: readonly Household[]): DemoLogin[] {
  return [
    ...households.flatMap((household) =>
      household.scene === undefined
        ? []
        : household.adults.map((adult) =>
            parentLogin(household, adult, household.scene),
          ),
    ),
    {
      username: 'ufficio.scuola',
      password: demoPassword,
      name: 'Ufficio Servizi educativi',
      role: 'staff',
      roles: [staffRole],
      shows: 'ufficio: tutto il registro',
    },
    {
      username: 'maestra.primaria',
      password: demoPassword,
      name: 'Maestra Ornella Dosserveri',
      role: 'staff',
      roles: [schoolRole(schoolOf('primaria').slug)],
      shows: 'maestra della scuola primaria: gli appelli della sua scuola',
    },
  ];
}

function parentLogin(
  household: Household,
  { person, givenName, familyName }: Adult,
  scene: Scene | undefined,
): DemoLogin {
  return {
    username: `${plain(givenName)}.${plain(familyName)}`,
    password: demoPassword,
    name: `${givenName} ${familyName}`,
    role: 'parent',
    roles: [],
    person,
    family: household.id,
    shows: scene === undefined ? '' : shown[scene],
    ...(scene === undefined ? {} : { scene }),
  };
}
