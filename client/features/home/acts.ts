import { msg, str } from '@lit/localize';
import type { Day } from '#model/day.ts';
import type { Cents } from '#model/money.ts';
import type { SyncState } from '../../data/store.ts';
import type { AnnouncementItem } from '../../app/announcement-items.ts';
import { euro, fullDay } from '../../app/format.ts';

/** Something that waits for the parent: what it is, why, and the page where it is done. */
export interface Act {
  kind: 'danger' | 'warning';
  title: string;
  text: string;
  href: string;
}

export interface ActFacts {
  sync: SyncState;
  announcements: readonly AnnouncementItem[];
  overdue: Cents;
  /** The earliest deadline that has passed. */
  overdueSince: Day | undefined;
}

/** Only what needs an act, the most pressing first; empty on a good day. */
export function actsOf(facts: ActFacts): Act[] {
  return [
    ...syncActs(facts.sync),
    ...facts.announcements
      .filter((one) => one.toConfirm && !one.expired)
      .map(confirmAct),
    ...(facts.overdue > 0 ? [overdueAct(facts)] : []),
  ];
}

function syncActs({ refused, reach, storage }: SyncState): Act[] {
  const acts: Act[] = [];
  if (storage === 'full')
    acts.push({
      kind: 'danger',
      title: msg('Lo spazio su questo telefono è finito'),
      text: msg(
        'Finché non ne liberi, il portale non può salvare cose nuove. Quello che c’è resta leggibile.',
      ),
      href: '/sincronizzazione',
    });
  if (refused > 0)
    acts.push({
      kind: 'danger',
      title:
        refused === 1
          ? msg('Un invio è stato rifiutato')
          : msg(str`${refused} invii sono stati rifiutati`),
      text: msg('Il testo è salvo: leggi perché, modificalo e rimandalo.'),
      href: '/sincronizzazione',
    });
  if (reach === 'signed-out')
    acts.push({
      kind: 'warning',
      title: msg('La sessione è scaduta'),
      text: msg(
        'I tuoi dati e quello che hai scritto restano qui. Entra di nuovo per ricevere le novità e inviare.',
      ),
      href: '/entra?verso=%2F',
    });
  return acts;
}

function confirmAct({ doc }: AnnouncementItem): Act {
  return {
    kind: 'warning',
    title: doc.body.title,
    text: msg(str`${doc.body.office} chiede di leggerlo e confermare.`),
    href: `/avvisi/${doc._id.slice('announcement:'.length)}`,
  };
}

function overdueAct({ overdue, overdueSince }: ActFacts): Act {
  return {
    kind: 'warning',
    title: msg(str`Da pagare ${euro(overdue)}`),
    text: overdueSince
      ? msg(str`Scaduto il ${fullDay(overdueSince)}.`)
      : msg('La scadenza è passata.'),
    href: '/conto',
  };
}
