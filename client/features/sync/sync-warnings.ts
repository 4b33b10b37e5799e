import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { SyncState } from '../../data/store.ts';
import { callout } from '../../ui/callout.ts';

/** A clock wrong by less than this, in ms, changes nothing a parent would notice. */
const tolerance = 2 * 60_000;

/** What is wrong on this phone, whether anything was lost, and what to do. */
export function syncWarnings(
  state: SyncState,
): readonly (TemplateResult | typeof nothing)[] {
  return [signedOut(state), full(state), wiped(state), clock(state)];
}

function signedOut({ reach }: SyncState): TemplateResult | typeof nothing {
  if (reach !== 'signed-out') return nothing;
  return callout({
    kind: 'warning',
    title: msg('La sessione è scaduta'),
    text: msg(
      'Niente è andato perso: i dati e quello che hai scritto restano su questo telefono.',
    ),
    actions: html`<a
      class="btn btn-outline"
      href="/entra?verso=%2Fsincronizzazione"
      >${msg('Entra di nuovo')}</a
    >`,
  });
}

function full({ storage }: SyncState): TemplateResult | typeof nothing {
  if (storage !== 'full') return nothing;
  return callout({
    kind: 'danger',
    title: msg('Lo spazio su questo telefono è finito'),
    text: msg(
      'Le novità non vengono più salvate, così resta posto per quello che scrivi. Libera spazio (foto, video, applicazioni che non usi), poi tocca Aggiorna ora.',
    ),
  });
}

function wiped({
  storage,
  lostUnsent = 0,
}: SyncState): TemplateResult | typeof nothing {
  if (storage !== 'wiped') return nothing;
  const lost =
    lostUnsent === 0
      ? msg('Non c’era niente in attesa di invio.')
      : lostUnsent === 1
        ? msg(
            'Un invio che aspettava la rete è andato perso: controlla se va rifatto.',
          )
        : msg(
            str`${lostUnsent} invii che aspettavano la rete sono andati persi: controlla se vanno rifatti.`,
          );
  return callout({
    kind: 'warning',
    title: msg('Il browser aveva cancellato i dati di questo telefono'),
    text: html`${msg('Li abbiamo scaricati di nuovo dal Comune.')} ${lost}
    ${msg('Con il portale nella schermata Home succede molto più di rado.')}`,
  });
}

function clock({
  clockAheadMs = 0,
}: SyncState): TemplateResult | typeof nothing {
  if (Math.abs(clockAheadMs) < tolerance) return nothing;
  const by = durationWords(Math.abs(clockAheadMs));
  return callout({
    kind: 'warning',
    title:
      clockAheadMs > 0
        ? msg(str`L’orologio di questo telefono è avanti di ${by}`)
        : msg(str`L’orologio di questo telefono è indietro di ${by}`),
    text: msg(
      'Per le scadenze vale l’ora del Comune. Metti la data e l’ora automatiche nelle impostazioni del telefono.',
    ),
  });
}

/** 'circa 3 ore': the largest unit that fits. `ms` is positive. */
export function durationWords(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 90) return msg(str`${minutes} minuti`);
  const hours = Math.round(minutes / 60);
  return hours < 36
    ? msg(str`circa ${hours} ore`)
    : msg(str`circa ${Math.round(hours / 24)} giorni`);
}
