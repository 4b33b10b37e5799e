import { msg, str } from '@lit/localize';
import type { Instant } from '#model/day.ts';
import type { Reach, SyncState } from '../data/store.ts';
import { shortStamp, stamp } from './format.ts';

/** How the chip looks: `wait` and `bad` ask for attention, `plain` is neither good news nor bad. */
export type Tone = 'ok' | 'plain' | 'wait' | 'bad';

export interface ChipWords {
  tone: Tone;
  /** The state in two or three words. */
  state: string;
  /** How old what is on screen is, or what waits; empty when there is nothing to add. */
  detail: string;
}

/** What the header says of the sync. 'Aggiornato' only when the last contact brought everything and nothing waits. */
export function chipWords(state: SyncState, now: Instant): ChipWords {
  const age = ageOf(state.upToDateAt, now);
  const waiting = state.pending > 0 ? pendingWords(state.pending) : (age ?? '');
  if (state.storage === 'full')
    return { tone: 'bad', state: msg('Spazio esaurito'), detail: age ?? '' };
  if (state.refused > 0)
    return { tone: 'bad', state: refusedWords(state.refused), detail: waiting };
  if (state.reach === 'signed-out')
    return { tone: 'wait', state: msg('Entra di nuovo'), detail: waiting };
  if (isAway(state.reach))
    return { tone: 'plain', state: awayWords(state.reach), detail: waiting };
  if (state.pending > 0)
    return {
      tone: 'wait',
      state: pendingWords(state.pending),
      detail: state.busy ? msg('invio in corso') : '',
    };
  if (state.busy)
    return {
      tone: 'plain',
      state: age ? msg('Sto aggiornando') : msg('Primo caricamento'),
      detail: age ?? '',
    };
  if (!state.upToDateAt)
    return { tone: 'plain', state: msg('Mai aggiornato'), detail: '' };
  return state.reach === 'online'
    ? {
        tone: 'ok',
        state: msg('Aggiornato'),
        detail: shortStamp(state.upToDateAt, now).at,
      }
    : { tone: 'plain', state: msg('Dati sul telefono'), detail: age ?? '' };
}

/** The plain sentences on top of Sincronizzazione. */
export function syncSentence(state: SyncState, now: Instant): string {
  const parts = [contactSentence(state, now)];
  if (state.pending > 0)
    parts.push(
      state.reach === 'signed-out'
        ? msg(str`${pendingWords(state.pending)}: entra di nuovo e partiranno.`)
        : state.pending === 1
          ? msg('1 invio partirà da solo.')
          : msg(str`${state.pending} invii partiranno da soli.`),
    );
  if (state.refused > 0)
    parts.push(
      state.refused === 1
        ? msg('1 invio è stato rifiutato: il testo è qui sotto.')
        : msg(
            str`${state.refused} invii sono stati rifiutati: i testi sono qui sotto.`,
          ),
    );
  return parts.join(' ');
}

function contactSentence(state: SyncState, now: Instant): string {
  const { reach, upToDateAt } = state;
  const seen = upToDateAt
    ? msg(str`Vedi i dati di ${stamp(upToDateAt, now)}.`)
    : msg('Su questo telefono non ci sono ancora dati.');
  if (reach === 'signed-out') return `${msg('La sessione è scaduta.')} ${seen}`;
  if (isAway(reach)) return `${awaySentence(reach)} ${seen}`;
  if (state.busy) return `${msg('Sto aggiornando.')} ${seen}`;
  if (
    reach === 'online' &&
    upToDateAt &&
    state.pending === 0 &&
    state.refused === 0
  )
    return msg(str`Tutto ricevuto. Aggiornato ${stamp(upToDateAt, now)}.`);
  return upToDateAt ? msg(str`Aggiornato ${stamp(upToDateAt, now)}.`) : seen;
}

function ageOf(at: Instant | undefined, now: Instant): string | undefined {
  return at && shortStamp(at, now).data;
}

export function pendingWords(count: number): string {
  return count === 1
    ? msg('1 invio in attesa')
    : msg(str`${count} invii in attesa`);
}

function refusedWords(count: number): string {
  return count === 1
    ? msg('1 invio rifiutato')
    : msg(str`${count} invii rifiutati`);
}

type Away = Extract<Reach, 'offline' | 'server-away' | 'captive'>;
function isAway(reach: Reach): reach is Away {
  return reach === 'offline' || reach === 'server-away' || reach === 'captive';
}

function awayWords(reach: Away): string {
  return {
    offline: msg('Senza connessione'),
    'server-away': msg('Comune non raggiungibile'),
    captive: msg('Rete da sbloccare'),
  }[reach];
}

function awaySentence(reach: Away): string {
  return {
    offline: msg('Sei senza connessione.'),
    'server-away': msg('Il servizio del Comune non risponde: riprovo da solo.'),
    captive: msg(
      'La rete Wi-Fi chiede di accedere: apri una pagina qualsiasi nel browser e accetta le condizioni.',
    ),
  }[reach];
}
