import { equal, ok } from '../../tests/support/assert.ts';
import type { Reach, SyncState } from '../data/store.ts';
import { chipWords, syncSentence } from './sync-words.ts';

const now = '2026-11-23T08:00:00.000Z';
const state = (change: Partial<SyncState> = {}): SyncState => ({
  reach: 'online',
  busy: false,
  upToDateAt: '2026-11-23T07:12:00.000Z',
  pending: 0,
  refused: 0,
  storage: 'ok',
  ...change,
});
const chip = (change?: Partial<SyncState>) => {
  const { tone, state: words, detail } = chipWords(state(change), now);
  return [tone, words, detail].join(' | ');
};

suite('the sync chip', () => {
  test('says when everything was last received', () => {
    equal(chip(), 'ok | Aggiornato | alle 8:12');
  });

  test('never says «Aggiornato» when it is not known to be so', () => {
    const reaches: Reach[] = [
      'unknown',
      'offline',
      'server-away',
      'captive',
      'signed-out',
    ];
    for (const reach of reaches)
      ok(
        !chip({ reach }).includes('Aggiornato'),
        `${reach}: ${chip({ reach })}`,
      );
    for (const change of [
      { pending: 1 },
      { refused: 1 },
      { busy: true },
      { storage: 'full' as const },
    ])
      ok(!chip(change).includes('Aggiornato'), chip(change));
  });

  test('says how old the data is when the Comune cannot be asked', () => {
    equal(
      chip({ reach: 'offline', upToDateAt: '2026-11-22T17:40:00.000Z' }),
      'plain | Senza connessione | dati di ieri, 18:40',
    );
  });

  test('says what waits before how old the data is', () => {
    equal(
      chip({ reach: 'offline', pending: 2 }),
      'plain | Senza connessione | 2 invii in attesa',
    );
    equal(chip({ pending: 1 }), 'wait | 1 invio in attesa | ');
  });

  test('puts a full disk before a refusal, and a refusal before everything else', () => {
    equal(
      chip({ refused: 1, reach: 'offline' }).split(' | ')[1],
      '1 invio rifiutato',
    );
    equal(
      chip({ refused: 1, storage: 'full' }).split(' | ')[1],
      'Spazio esaurito',
    );
  });

  test('of a phone that never had data says so', () => {
    equal(
      chipWords(
        {
          reach: 'offline',
          busy: false,
          pending: 0,
          refused: 0,
          storage: 'ok',
        },
        now,
      ),
      { tone: 'plain', state: 'Senza connessione', detail: '' },
    );
    equal(
      chipWords(
        { reach: 'unknown', busy: true, pending: 0, refused: 0, storage: 'ok' },
        now,
      ).state,
      'Primo caricamento',
    );
  });
});

suite('the sentence of Sincronizzazione', () => {
  test('is one when all is well', () => {
    equal(
      syncSentence(state(), now),
      'Tutto ricevuto. Aggiornato oggi alle 8:12.',
    );
  });

  test('says what will happen by itself', () => {
    equal(
      syncSentence(state({ reach: 'offline', pending: 2 }), now),
      'Sei senza connessione. Vedi i dati di oggi alle 8:12. 2 invii partiranno da soli.',
    );
  });

  test('does not promise that anything leaves while the session is over', () => {
    const words = syncSentence(state({ reach: 'signed-out', pending: 2 }), now);
    ok(!words.includes('da soli'), words);
    ok(words.includes('entra di nuovo'), words);
  });

  test('does not say «Tutto ricevuto» when something was refused', () => {
    ok(!syncSentence(state({ refused: 1 }), now).includes('Tutto'));
  });
});
