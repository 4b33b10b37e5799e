import type { Day, Instant } from '#model/day.ts';
import { addDays, daysFrom, monthOf, weekday } from '#model/day.ts';
import type { Doc } from '#model/document.ts';
import type { Account } from '#model/phone-protocol.ts';
import type { Presence } from '#model/presences.ts';
import { schoolYearOf } from '#model/school-year.ts';

/** One invented household as a phone holds it, for page tests: two children, three services, money, news, threads. */
export const today: Day = '2026-11-23';
const id = (tail: number) =>
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
const noon = (day: Day): Instant => `${day}T11:00:00.000Z`;

const children: Doc[] = [
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

const household: Doc = {
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
const enrolments = [
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
const services = [
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

const closures: Doc[] = [
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

function attendance(
  child: string,
  slug: string,
  from: Day,
  absentDays: readonly Day[],
): Doc[] {
  const months = new Map<string, Record<string, Presence>>();
  for (const day of daysFrom(from, addDays(today, -1))) {
    if (weekday(day) > 5 || day === '2026-11-02') continue;
    const days = months.get(monthOf(day)) ?? {};
    months.set(monthOf(day), days);
    const record = { by: 'Classe 3ª B', at: noon(day) };
    days[day.slice(8)] = absentDays.includes(day)
      ? { state: 'absent', ...record }
      : { state: 'present', ...record, ...recorded[slug] };
  }
  return [...months].map(([month, days]) => ({
    _id: `presences:${child}:${slug}:${month}`,
    type: 'presences',
    v: 1,
    at: noon(addDays(today, -1)),
    child,
    body: { service: slug, month, days },
  }));
}
const recorded: Record<string, Partial<Presence>> = {
  canteen: { meal: 'full' },
  nursery: { in: '08:05', out: '15:40', meal: 'full' },
  'pre-school': { in: '07:35' },
};

const absence = (
  child: string,
  slug: string,
  day: Day,
  received?: Instant,
): Doc => ({
  _id: `absence:${child}:${slug}:${day}`,
  type: 'absence',
  v: 1,
  at: '2026-11-22T17:40:00.000Z',
  family,
  child,
  author: parent,
  ...(received ? { received: { at: received, by: 'portal' } } : {}),
  body: { service: slug, day, cause: 'illness', withdrawn: false },
});

const due = (
  tail: number,
  child: string,
  slug: string,
  of: readonly [Day, Day, number, string],
  replaces?: number,
): Doc => {
  const nav = (value: number) =>
    `3010000000000${String(value).padStart(5, '0')}`;
  return {
    _id: `due:${nav(tail)}`,
    type: 'due',
    v: 1,
    at: noon(of[0]),
    family,
    child,
    body: {
      nav: nav(tail),
      service: slug,
      schoolYear: schoolYearOf(of[0]),
      reason: of[3],
      amount: of[2],
      issuedOn: of[0],
      dueOn: of[1],
      payer: parent,
      ...(replaces ? { replaces: nav(replaces) } : {}),
    },
  };
};
const pay = (
  tail: number,
  dueTail: number,
  child: string,
  slug: string,
  on: Day,
  amount: number,
): Doc => ({
  _id: `payment:R${String(tail)}`,
  type: 'payment',
  v: 1,
  at: noon(on),
  family,
  child,
  body: {
    receipt: `R${String(tail)}`,
    service: slug,
    schoolYear: schoolYearOf(on),
    amount,
    paidOn: on,
    payer: parent,
    channel: 'pagopa',
    nav: `3010000000000${String(dueTail).padStart(5, '0')}`,
  },
});
const money = [
  due(1, giulia, 'canteen', [
    '2025-11-05',
    '2025-11-30',
    9240,
    'Mensa ottobre 2025',
  ]),
  pay(1, 1, giulia, 'canteen', '2025-11-24', 9240),
  due(2, giulia, 'canteen', [
    '2026-10-05',
    '2026-10-31',
    6300,
    'Mensa settembre 2026',
  ]),
  pay(2, 2, giulia, 'canteen', '2026-10-20', 6300),
  due(3, giulia, 'canteen', [
    '2026-11-05',
    '2026-11-20',
    9450,
    'Mensa ottobre 2026',
  ]),
  due(
    4,
    giulia,
    'canteen',
    ['2026-11-09', '2026-11-30', 8400, 'Mensa ottobre 2026, corretta'],
    3,
  ),
  due(5, tommaso, 'nursery', [
    '2026-10-05',
    '2026-10-31',
    28500,
    'Retta nido ottobre 2026',
  ]),
  pay(3, 5, tommaso, 'nursery', '2026-10-28', 28500),
  due(6, tommaso, 'nursery', [
    '2026-11-05',
    '2026-11-20',
    28500,
    'Retta nido novembre 2026',
  ]),
  pay(4, 6, tommaso, 'nursery', '2026-11-18', 29700),
  due(7, giulia, 'pre-school', [
    '2026-10-12',
    '2026-11-12',
    4500,
    'Pre-scuola, primo trimestre',
  ]),
];

const announce = (
  tail: number,
  published: Instant,
  body: Partial<Doc<'announcement'>['body']>,
): Doc<'announcement'> => ({
  _id: `announcement:${id(tail)}`,
  type: 'announcement',
  v: 1,
  at: published,
  body: {
    title: '',
    text: '',
    office: 'Servizi Educativi',
    published,
    confirm: false,
    ...body,
  },
});
export const announcements = [
  announce(51, '2026-11-20T09:30:00.000Z', {
    title: 'Sciopero del 27 novembre: mensa non garantita',
    text: 'Venerdì 27 novembre il servizio mensa potrebbe non essere garantito.\n\nIl menù sostitutivo è un pasto freddo. Gli aggiornamenti sono su https://www.comune.esempio.it/mensa, oppure scrivi a mensa@comune.esempio.it.\n\nConferma di aver letto questo avviso.',
    office: 'Ufficio Mense',
    services: ['canteen'],
    confirm: true,
    files: [
      {
        name: 'menu-freddo.pdf',
        title: 'Menù del pasto freddo',
        contentType: 'application/pdf',
        bytes: 122_880,
      },
    ],
  }),
  announce(52, '2026-11-16T10:00:00.000Z', {
    title: 'Assemblea dei genitori del Nido Aquilone',
    text: 'Ci vediamo martedì 1 dicembre alle 17:30 in sala verde.',
    office: 'Nido Aquilone',
    schools: ['nido-aquilone'],
  }),
  announce(53, '2026-09-01T07:00:00.000Z', {
    title: 'Bentornati: orari dei primi giorni',
    text: 'Nei primi cinque giorni la mensa parte alle 12:00.',
    until: '2026-09-30',
  }),
  announce(54, '2026-11-18T07:00:00.000Z', {
    title: 'Solo per la Scuola Verdi',
    text: 'Non ti riguarda.',
    schools: ['infanzia-verdi'],
  }),
];

const say = (
  tail: number,
  thread: number,
  at: Instant,
  body: Partial<Doc<'message'>['body']>,
  received?: Instant,
): Doc => ({
  _id: `message:${id(tail)}`,
  type: 'message',
  v: 1,
  at,
  family,
  ...(body.from?.side === 'office' ? {} : { author: parent }),
  ...(received ? { received: { at: received, by: 'portal' } } : {}),
  body: {
    thread: id(thread),
    topic: 'canteen',
    subject: 'Dieta senza lattosio',
    text: '',
    from: { side: 'parent', name: 'Elena Morri' },
    ...body,
  },
});
export const lactose = id(61);
const messages = [
  say(
    61,
    61,
    '2026-11-12T18:20:00.000Z',
    {
      text: 'Buongiorno, vorrei sapere come chiedere la dieta senza lattosio per Giulia.',
    },
    '2026-11-12T18:20:04.000Z',
  ),
  say(62, 61, '2026-11-13T09:05:00.000Z', {
    text: 'Serve il certificato del pediatra.\n\nPuoi inviarlo da https://www.comune.esempio.it/diete.',
    from: { side: 'office', name: 'Ufficio Mense', office: 'canteen' },
  }),
  say(63, 61, '2026-11-23T06:58:00.000Z', {
    text: 'Grazie, lo mando oggi.',
  }),
  say(
    64,
    64,
    '2026-11-19T20:11:00.000Z',
    {
      topic: 'payments',
      subject: 'Retta di novembre pagata due volte',
      text: 'Ho pagato 12,00 € in più: cosa succede?',
    },
    '2026-11-19T20:11:09.000Z',
  ),
];

export const sampleDocs: readonly Doc[] = [
  household,
  ...children,
  ...enrolments,
  ...services,
  ...closures,
  ...attendance(giulia, 'canteen', '2026-09-14', ['2026-11-10', '2026-11-19']),
  ...attendance(giulia, 'pre-school', '2026-09-14', ['2026-11-10']),
  ...attendance(tommaso, 'nursery', '2026-09-07', ['2026-10-14', '2026-10-15']),
  absence(giulia, 'canteen', '2026-11-10', '2026-11-10T07:02:00.000Z'),
  absence(giulia, 'canteen', '2026-11-19', '2026-11-19T08:31:00.000Z'),
  absence(giulia, 'canteen', '2026-11-24', '2026-11-22T17:40:05.000Z'),
  absence(tommaso, 'nursery', '2026-11-23'),
  ...money,
  ...announcements,
  ...messages,
];
