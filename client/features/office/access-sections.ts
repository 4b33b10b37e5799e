import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type {
  AccountAccess,
  OfficeAct,
  OfficeActView,
} from '#model/office-protocol.ts';
import { now } from '../../app/clock.ts';
import { stamp } from '../../app/format.ts';
import { timeTag } from '../../ui/time-tag.ts';
import './account-factors.ts';
import './account-sessions.ts';

/** Of any account: where it is open, its second step, what the office did to it. */
export function accessSections(access: AccountAccess): TemplateResult {
  const { account, sessions, local, own, acts } = access;
  return html`<section
      class="section no-print"
      aria-labelledby="office-sessions"
    >
      <h2 id="office-sessions">${msg('Accessi aperti')}</h2>
      <pg-office-sessions
        .account=${account}
        .sessions=${sessions}
      ></pg-office-sessions>
    </section>
    ${
      local.length > 0
        ? html`<section
            class="section no-print"
            aria-labelledby="office-factors"
          >
            <h2 id="office-factors">
              ${msg('Account con username e password')}
            </h2>
            ${local.map(
              (one) =>
                html`<pg-office-factors
                  .local=${one}
                  ?own=${own}
                ></pg-office-factors>`,
            )}
          </section>`
        : nothing
    }
    ${acts.length > 0 ? actList(acts) : nothing}`;
}

function actList(acts: readonly OfficeActView[]): TemplateResult {
  return html`<section class="section no-print" aria-labelledby="office-acts">
    <h2 id="office-acts">${msg('Cosa ha fatto l’ufficio')}</h2>
    <ul class="list">
      ${acts.map(
        ({ act, at }) =>
          html`<li class="list-row">
            <span>${actWord(act)}</span>
            <span class="small muted">${timeTag(at, stamp(at, now()))}</span>
          </li>`,
      )}
    </ul>
  </section>`;
}

function actWord(act: OfficeAct): string {
  return {
    'code-issued': msg('Creato un codice di accesso'),
    'factors-reset': msg('Tolto il secondo passaggio'),
    'sessions-ended': msg('Chiusi degli accessi'),
  }[act];
}
