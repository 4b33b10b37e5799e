import type { Instant } from '#model/day.ts';
import type { Doc } from '#model/document.ts';
import { family, id, parent } from './sample-people.ts';

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
/** To confirm, of a school, expired, and of another family's school. */
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
/** One thread answered and written on offline, one still waiting. */
export const messages = [
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
