import { msg, str } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { StaffMemberView } from '#model/access-protocol.ts';
import { staffRole } from '#model/databases.ts';
import { today } from '../../app/clock.ts';
import { fullDay, listOf } from '../../app/format.ts';
import { isOver } from './member-draft.ts';
import { readStaff } from './office-calls.ts';
import { Remote } from './remote.ts';

/** Personale: who signs in as staff with an identity of the State, and for what. */
@customElement('pg-office-staff-page')
export class OfficeStaffPage extends LitElement {
  readonly #staff = new Remote(this, readStaff);

  protected override createRenderRoot(): this {
    return this;
  }

  protected override render(): TemplateResult {
    return html`<div class="office">
      <p>
        ${msg('Chi entra con SPID, CIE o Cohesion come dipendente. Gli account con username e password si aprono da Persone.')}
      </p>
      <a class="btn btn-primary" href="/ufficio/personale/nuovo"
        >${msg('Aggiungi una persona')}</a
      >
      ${this.#staff.show((all) => list(all))}
    </div>`;
  }
}

function list(all: readonly StaffMemberView[]): TemplateResult {
  const now = all.filter((one) => !isOver(one, today()));
  const over = all.filter((one) => isOver(one, today()));
  return html`${
    now.length > 0
      ? html`<ul class="list">
          ${now.map(row)}
        </ul>`
      : html`<p class="muted">
          ${msg('Non c’è ancora nessuno: aggiungi chi lavora all’ufficio e nelle scuole.')}
        </p>`
  }
  ${
    over.length > 0
      ? html`<details>
          <summary>${msg('Non entrano più')}</summary>
          <ul class="list">
            ${over.map(row)}
          </ul>
        </details>`
      : nothing
  }`;
}

function row(member: StaffMemberView): TemplateResult {
  const { account, name, roles, to } = member;
  return html`<li class="list-row">
    <span
      ><span class="list-title">${name}</span
      ><span class="small muted"
        >${listOf(roles.map(roleWord))}${
          to === undefined
            ? nothing
            : html` · ${msg(str`ultimo giorno: ${fullDay(to)}`)}`
        }</span
      ></span
    >
    <div class="btn-row">
      <a class="btn btn-text" href="/ufficio/account/${account}"
        >${msg('Accessi')}<span class="visually-hidden"> ${name}</span></a
      >
      <a class="btn btn-text" href="/ufficio/personale/${account}"
        >${msg('Cambia')}<span class="visually-hidden"> ${name}</span></a
      >
    </div>
  </li>`;
}

function roleWord(role: string): string {
  const school = role.replace(/^school:/, '');
  return role === staffRole ? msg('ufficio') : msg(str`scuola ${school}`);
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-office-staff-page': OfficeStaffPage;
  }
}
