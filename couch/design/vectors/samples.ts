import {
  absenceId,
  childDocId,
  dueId,
  epochId,
  familyDocId,
  paymentId,
  presencesId,
  readMarkId,
  revokedId,
  rollCallId,
  serviceId,
  tariffId,
} from '#model/document-id.ts';
import type { Doc, DocType } from '#model/document.ts';

export const ids = {
  family: 'f0000000-0000-4000-8000-000000000001',
  otherFamily: 'f0000000-0000-4000-8000-000000000002',
  child: 'c0000000-0000-4000-8000-000000000001',
  otherChild: 'c0000000-0000-4000-8000-000000000002',
  parent: 'a0000000-0000-4000-8000-000000000001',
  otherParent: 'a0000000-0000-4000-8000-000000000002',
  uuid: 'e0000000-0000-4000-8000-000000000001',
  announcement: 'announcement:e0000000-0000-4000-8000-000000000009',
  nav: '302000000000000018',
} as const;
const { family, child, parent, uuid, nav } = ids;
const at = '2026-03-02T18:30:00.000Z';

/** A sound document of every type, as its own writer would write it. */
export const samples: { readonly [Type in DocType]: Doc<Type> } = {
  family: {
    _id: familyDocId(family),
    type: 'family',
    v: 1,
    at,
    family,
    body: {
      label: 'Famiglia Àlbero',
      members: [
        {
          person: parent,
          givenName: 'Lucìa',
          familyName: "D'Àlbero",
          from: '2024-09-01',
        },
      ],
      children: [{ child, from: '2024-09-01' }],
      payers: [{ child, person: parent, from: '2024-09-01' }],
    },
  },
  child: {
    _id: childDocId(child),
    type: 'child',
    v: 1,
    at,
    child,
    body: { givenName: 'Nino', familyName: 'Àlbero', born: '2020-02-29' },
  },
  enrolment: {
    _id: `enrolment:${uuid}`,
    type: 'enrolment',
    v: 1,
    at,
    child,
    body: {
      service: 'mensa',
      school: 'gulli',
      schoolName: 'Scuola Gulli',
      group: 'gulli-1a',
      groupName: '1ª A',
      schoolYear: '2025-2026',
      from: '2025-09-15',
      to: '2026-06-06',
    },
  },
  presences: {
    _id: presencesId(child, 'mensa', '2026-03'),
    type: 'presences',
    v: 1,
    at,
    child,
    body: {
      service: 'mensa',
      month: '2026-03',
      days: {
        '02': {
          state: 'present',
          by: '1ª A',
          at: '2026-03-02T07:20:00.000Z',
          in: '08:05',
          meal: 'full',
        },
      },
    },
  },
  rollCall: {
    _id: rollCallId('gulli-1a', '2026-03-02'),
    type: 'rollCall',
    v: 1,
    at,
    body: {
      service: 'mensa',
      school: 'gulli',
      group: 'gulli-1a',
      day: '2026-03-02',
      by: '1ª A',
      entries: {
        [child]: { state: 'present', at: '2026-03-02T07:20:00.000Z' },
      },
    },
  },
  absence: {
    _id: absenceId(child, 'mensa', '2026-03-03'),
    type: 'absence',
    v: 1,
    at,
    family,
    child,
    author: parent,
    body: {
      service: 'mensa',
      day: '2026-03-03',
      cause: 'illness',
      withdrawn: false,
    },
  },
  delegation: {
    _id: `delegation:${uuid}`,
    type: 'delegation',
    v: 1,
    at,
    family,
    child,
    author: parent,
    body: {
      givenName: 'Nonna',
      familyName: 'Àlbero',
      fiscalCode: 'LBRNNN50A41H501T',
      scopes: ['see', 'pick-up'],
      from: '2026-03-03',
      to: '2026-08-31',
      revoked: false,
    },
  },
  due: {
    _id: dueId(nav),
    type: 'due',
    v: 1,
    at,
    family,
    child,
    body: {
      nav,
      service: 'mensa',
      schoolYear: '2025-2026',
      reason: 'Mensa febbraio 2026',
      amount: 8400,
      issuedOn: '2026-03-02',
      dueOn: '2026-03-31',
      payer: parent,
    },
  },
  payment: {
    _id: paymentId('R-2026-0001'),
    type: 'payment',
    v: 1,
    at,
    family,
    child,
    body: {
      receipt: 'R-2026-0001',
      service: 'mensa',
      schoolYear: '2025-2026',
      amount: 8400,
      paidOn: '2026-03-20',
      payer: parent,
      channel: 'pagopa',
      nav,
    },
  },
  message: {
    _id: `message:${uuid}`,
    type: 'message',
    v: 1,
    at,
    family,
    child,
    author: parent,
    body: {
      thread: uuid,
      topic: 'canteen',
      subject: 'Dieta',
      text: 'Buongiorno, è possibile una dieta senza lattosio?\nGrazie 🙏',
      from: { side: 'parent', name: 'Lucìa' },
    },
  },
  readMark: {
    _id: readMarkId(parent, ids.announcement),
    type: 'readMark',
    v: 1,
    at,
    family,
    author: parent,
    body: { target: ids.announcement, confirmed: true },
  },
  announcement: {
    _id: ids.announcement,
    type: 'announcement',
    v: 1,
    at,
    body: {
      title: 'Chiusura',
      text: 'Le scuole restano chiuse.',
      office: 'Servizi educativi',
      published: at,
      confirm: true,
    },
  },
  service: {
    _id: serviceId('mensa'),
    type: 'service',
    v: 1,
    at,
    body: {
      service: 'mensa',
      name: 'Mensa',
      weekdays: [1, 2, 3, 4, 5],
      times: false,
      meals: true,
      cutOff: { clock: '09:15', daysBefore: 0 },
    },
  },
  tariff: {
    _id: tariffId('mensa', '2025-2026'),
    type: 'tariff',
    v: 1,
    at,
    body: {
      service: 'mensa',
      schoolYear: '2025-2026',
      unit: 'meal',
      bands: [{ amount: 250, upTo: 700_000 }, { amount: 520 }],
    },
  },
  closure: {
    _id: `closure:${uuid}`,
    type: 'closure',
    v: 1,
    at,
    body: { from: '2026-04-02', to: '2026-04-07', reason: 'Pasqua' },
  },
  revoked: {
    _id: revokedId(child),
    type: 'revoked',
    v: 1,
    at,
    body: { child, ids: [childDocId(child)] },
  },
  epoch: { _id: epochId, type: 'epoch', v: 1, at, body: { number: uuid } },
};

/** A reply of the office in the sample thread. */
export const reply: Doc<'message'> = {
  _id: 'message:e0000000-0000-4000-8000-000000000002',
  type: 'message',
  v: 1,
  at: '2026-03-03T09:00:00.000Z',
  family,
  child,
  body: {
    ...samples.message.body,
    text: 'Sì, basta il certificato.',
    from: { side: 'office', name: 'Ufficio mensa', office: 'mensa' },
  },
};

/** A copy with other envelope fields; a field given as undefined is taken away. */
export function changed(doc: Doc, fields: object): Record<string, unknown> {
  return JSON.parse(JSON.stringify(Object.assign({}, doc, fields))) as Record<
    string,
    unknown
  >;
}

/** A copy with other body fields; a field given as undefined is taken away. */
export function rewritten(doc: Doc, fields: object): Record<string, unknown> {
  return changed(doc, { body: Object.assign({}, doc.body, fields) });
}
