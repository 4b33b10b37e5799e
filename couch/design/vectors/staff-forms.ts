import { changed, ids, rewritten, samples } from './samples.ts';
import { places, vectorsOf, type Vector } from './vector.ts';

const { due, family, rollCall } = samples;
const inRegistry = vectorsOf(places.registry);
const staff = (name: string, next: unknown, refused: string) =>
  inRegistry('staff', name, next, { refused });

/** Wrong forms of what staff may otherwise write. */
export const staffFormVectors: readonly Vector[] = [
  staff(
    'bills in euro',
    rewritten(due, { amount: 84.5 }),
    'wrong-type /body/amount',
  ),
  staff(
    'bills an amount that is text',
    rewritten(due, { amount: '8400' }),
    'wrong-type /body/amount',
  ),
  staff(
    'bills more than can be owed',
    rewritten(due, { amount: 1_000_000_001 }),
    'out-of-range /body/amount',
  ),
  staff(
    'bills under 17 digits',
    changed(due, {
      _id: 'due:30200000000000001',
      body: { ...due.body, nav: '30200000000000001' },
    }),
    'wrong-form /body/nav',
  ),
  staff(
    'bills for a school year of two years',
    rewritten(due, { schoolYear: '2025-2027' }),
    'wrong-form /body/schoolYear',
  ),
  staff(
    'records a court order against nobody',
    rewritten(family, { courtOrders: [{ from: '2026-03-01' }] }),
    'missing /body/courtOrders/0/person',
  ),
  staff(
    'records the reasons of a court order',
    rewritten(family, {
      courtOrders: [
        { from: '2026-03-01', person: ids.parent, reason: 'Decreto' },
      ],
    }),
    'unknown-field /body/courtOrders/0/reason',
  ),
  staff(
    'takes a roll call of somebody',
    rewritten(rollCall, {
      entries: { nino: rollCall.body.entries[ids.child] },
    }),
    'unknown-field /body/entries/nino',
  ),
  staff(
    'takes a roll call of __proto__',
    {
      ...rollCall,
      body: {
        ...rollCall.body,
        entries: JSON.parse('{"__proto__":{}}') as unknown,
      },
    },
    'unknown-field /body/entries/__proto__',
  ),
  staff(
    'takes a roll call at 25 o’clock',
    rewritten(rollCall, {
      entries: {
        [ids.child]: { state: 'present', at: rollCall.at, in: '25:00' },
      },
    }),
    `wrong-form /body/entries/${ids.child}/in`,
  ),
  staff(
    'writes a child under another id',
    changed(samples.child, { _id: `child:${ids.otherChild}` }),
    'wrong-key /_id',
  ),
  staff(
    'writes a family under another id',
    changed(samples.family, { _id: `family:${ids.otherFamily}` }),
    'wrong-key /_id',
  ),
  staff(
    'writes a codice fiscale whose check character is wrong',
    rewritten(samples.child, { fiscalCode: 'RSSMRA85T10A562X' }),
    'wrong-form /body/fiscalCode',
  ),
  inRegistry(
    'staff',
    'writes a codice fiscale',
    rewritten(samples.child, { fiscalCode: 'RSSMRA85T10A562S' }),
  ),
  staff(
    'enters more children than a household has',
    rewritten(samples.family, {
      children: Array.from(
        { length: 31 },
        () => samples.family.body.children[0],
      ),
    }),
    'too-long /body/children',
  ),
  staff(
    'leaves high incomes without a tariff',
    rewritten(samples.tariff, { bands: [{ amount: 250, upTo: 700_000 }] }),
    'not-allowed /body/bands/0/upTo',
  ),
  staff(
    'puts the bands of a tariff in the wrong order',
    rewritten(samples.tariff, {
      bands: [
        { amount: 250, upTo: 700_000 },
        { amount: 200, upTo: 600_000 },
        { amount: 520 },
      ],
    }),
    'out-of-range /body/bands/1/upTo',
  ),
  staff(
    'ends a tariff in the middle',
    rewritten(samples.tariff, {
      bands: [{ amount: 250 }, { amount: 520 }],
    }),
    'missing /body/bands/0/upTo',
  ),
  staff(
    'sets a tariff without bands',
    rewritten(samples.tariff, { bands: [] }),
    'too-short /body/bands',
  ),
  staff(
    'names a weekday that is none',
    rewritten(samples.service, { weekdays: [1, 8] }),
    'out-of-range /body/weekdays/1',
  ),
  staff(
    'attaches a file to a due',
    { ...due, _attachments: {} },
    'unknown-field /_attachments',
  ),
];
