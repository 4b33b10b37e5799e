import type { Day, Instant } from '#model/day.ts';
import type { Doc } from '#model/document.ts';
import type { Account } from '#model/phone-protocol.ts';
import { schoolYearOf } from '#model/school-year.ts';

/** An invented household on this day: two adults, two children, three services. */
export const today: Day = '2026-11-23';
export const id = (tail: number) =>
  `5a3c1e00-0000-4000-8000-${String(tail).padStart(12, '0')}`;
export const family = id(1);
export const giulia = id(11);
export const tommaso = id(12);
export const parent = id(21);
const otherParent = id(22);
export const account: Account = {
  id: 'sample',
  role: 'parent',
  name: 'Elena Morri',
  person: parent,
  family,
};
const staffAt: Instant = '2026-08-28T08:00:00.000Z';
export const noon = (day: Day): Instant => `${day}T11:00:00.000Z`;

export const children: Doc[] = [
  {
    _id: `child:${giulia}`,
    type: 'child',
    v: 1,
    at: staffAt,
    child: giulia,
    body: { givenName: 'Giulia', familyName: 'Morri', born: '2018-04-09' },
  },
  {
    _id: `child:${tommaso}`,
    type: 'child',
    v: 1,
    at: staffAt,
    child: tommaso,
    body: { givenName: 'Tommaso', familyName: 'Morri', born: '2024-01-30' },
  },
];

export const household: Doc = {
  _id: `family:${family}`,
  type: 'family',
  v: 1,
  at: staffAt,
  family,
  body: {
    label: 'Morri',
    members: [
      {
        person: parent,
        givenName: 'Elena',
        familyName: 'Morri',
        from: '2024-09-01',
      },
      {
        person: otherParent,
        givenName: 'Davide',
        familyName: 'Ricci',
        from: '2024-09-01',
      },
    ],
    children: [giulia, tommaso].map((child) => ({ child, from: '2024-09-01' })),
    payers: [giulia, tommaso].map((child) => ({
      child,
      person: parent,
      from: '2024-09-01',
    })),
  },
};

const enrol = (
  tail: number,
  child: string,
  service: string,
  place: readonly [string, string, string, string],
  from: Day,
): Doc => ({
  _id: `enrolment:${id(tail)}`,
  type: 'enrolment',
  v: 1,
  at: staffAt,
  child,
  body: {
    service,
    school: place[0],
    schoolName: place[1],
    group: place[2],
    groupName: place[3],
    schoolYear: schoolYearOf(from),
    from,
    to: `${String(Number(schoolYearOf(from).slice(5)))}-06-30`,
  },
});
const primary = [
  'primaria-gulli',
  'Primaria Gulli',
  'gulli-3b',
  'Classe 3ª B',
] as const;
const nursery = [
  'nido-aquilone',
  'Nido Aquilone',
  'aquilone-blu',
  'Sezione Blu',
] as const;
export const enrolments = [
  enrol(31, giulia, 'canteen', primary, '2026-09-14'),
  enrol(32, giulia, 'canteen', primary, '2025-09-15'),
  enrol(33, giulia, 'pre-school', primary, '2026-09-14'),
  enrol(34, tommaso, 'nursery', nursery, '2026-09-07'),
];

const service = (
  slug: string,
  name: string,
  nameEn: string,
  extra: Partial<Doc<'service'>['body']>,
): Doc => ({
  _id: `service:${slug}`,
  type: 'service',
  v: 1,
  at: staffAt,
  body: {
    service: slug,
    name,
    nameEn,
    weekdays: [1, 2, 3, 4, 5],
    times: false,
    meals: false,
    phone: '0721 387 000',
    office: 'Ufficio Servizi Educativi',
    ...extra,
  },
});
export const services = [
  service('canteen', 'Mensa scolastica', 'School canteen', {
    meals: true,
    cutOff: { clock: '09:15', daysBefore: 0 },
  }),
  service('pre-school', 'Pre-scuola', 'Before-school care', { times: true }),
  service('nursery', 'Nido d’infanzia', 'Nursery', {
    times: true,
    meals: true,
    cutOff: { clock: '09:00', daysBefore: 0 },
  }),
];

export const closures: Doc[] = [
  {
    _id: `closure:${id(41)}`,
    type: 'closure',
    v: 1,
    at: staffAt,
    body: { from: '2026-11-02', to: '2026-11-02', reason: 'Ponte dei Santi' },
  },
  {
    _id: `closure:${id(42)}`,
    type: 'closure',
    v: 1,
    at: staffAt,
    body: {
      from: '2026-12-23',
      to: '2027-01-06',
      reason: 'Vacanze di Natale',
    },
  },
];
