import type { Slug } from '#model/ids.ts';

export type Level = 'nido' | 'infanzia' | 'primaria';
export type ServiceSlug = 'canteen' | 'nursery' | 'transport' | 'pre-school';

export interface School {
  slug: Slug;
  name: string;
  level: Level;
}

export const schools: readonly School[] = [
  {
    slug: 'nido-bosco-dei-ghiri',
    name: 'Nido Bosco dei Ghiri',
    level: 'nido',
  },
  {
    slug: 'infanzia-barca-di-carta',
    name: "Scuola dell'infanzia La Barca di Carta",
    level: 'infanzia',
  },
  {
    slug: 'primaria-elvira-dantesi',
    name: 'Scuola primaria Elvira Dantesi',
    level: 'primaria',
  },
];

export function schoolOf(level: Level): School {
  const found = schools.find((one) => one.level === level);
  if (!found) throw new RangeError(`no school of level ${level}`);
  return found;
}

/** The level of the year that starts in `startYear` for a child born in `birthYear`; undefined before and after. */
export function levelOf(
  birthYear: number,
  startYear: number,
): Level | undefined {
  const age = startYear - birthYear;
  if (age < 0 || age > 10) return undefined;
  if (age < 3) return 'nido';
  return age < 6 ? 'infanzia' : 'primaria';
}

export interface Group {
  slug: Slug;
  name: string;
}

const nurseryGroups = ['Lattanti', 'Medi', 'Grandi'] as const;
const sections = [
  'Coccinelle',
  'Delfini',
  'Lucciole',
  'Ricci',
  'Scoiattoli',
] as const;

/**
 * The group whose register a child stands in: its class for the canteen and the pre-school, its line for the bus.
 * `lot` is a number of the child's own that keeps it in one section and on one line over the years.
 */
export function groupOf(
  service: ServiceSlug,
  level: Level,
  age: number,
  lot: number,
): Group {
  if (service === 'transport') {
    const line = (lot % 2) + 1;
    const name = line === 1 ? 'Linea 1 Lungolago' : 'Linea 2 Colline';
    return { slug: `transport-${level}-${line}`, name };
  }
  if (service === 'pre-school')
    return { slug: `pre-school-${level}`, name: 'Pre-scuola' };
  const name = className(level, age, lot);
  return {
    slug: `${service}-${level}-${name.toLowerCase().replace(/^.* /, '')}`,
    name,
  };
}

function className(level: Level, age: number, lot: number): string {
  switch (level) {
    case 'nido':
      return `Gruppo ${nurseryGroups[age] ?? nurseryGroups[2]}`;
    case 'infanzia':
      return `Sezione ${sections[lot % sections.length] ?? sections[0]}`;
    case 'primaria':
      return `Classe ${age - 5}${lot % 2 === 0 ? 'A' : 'B'}`;
  }
}
