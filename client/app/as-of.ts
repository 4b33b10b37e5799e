import { msg, str } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { SyncState } from '../data/store.ts';
import { timeTag } from '../ui/time-tag.ts';
import { now } from './clock.ts';
import { stamp } from './format.ts';

const hourMs = 3_600_000;

/** True when what is shown may be old: never wholly up to date, or not for so many hours. */
export function isStale(state: SyncState, staleHours: number): boolean {
  return (
    state.upToDateAt === undefined ||
    Date.parse(now()) - Date.parse(state.upToDateAt) > staleHours * hourMs
  );
}

/** As of when the figures of a page hold, in words; after `staleHours` also that they may be old. */
export function asOf(
  state: SyncState | undefined,
  staleHours: number,
): TemplateResult {
  if (!state) return html`<p class="stamp">&nbsp;</p>`;
  const at = state.upToDateAt;
  if (at === undefined)
    return html`<p class="stamp is-stale">
      ${msg('I dati non sono ancora arrivati tutti su questo telefono.')}
    </p>`;
  const when = stamp(at, now());
  return isStale(state, staleHours)
    ? html`<p class="stamp is-stale">
        ${timeTag(at, msg(str`Dati aggiornati ${when}`))}:
        ${msg('potrebbero mancare le ultime novità.')}
      </p>`
    : html`<p class="stamp">
        ${timeTag(at, msg(str`Dati aggiornati ${when}`))}
      </p>`;
}
