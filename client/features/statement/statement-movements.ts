import { msg } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { RunningMovement } from '#model/movement.ts';
import type { Statement, StatementAccount } from '#model/statement.ts';
import { euro, fullDay } from '../../app/format.ts';
import { timeTag } from '../../ui/time-tag.ts';
import { balanceWords, movementNote, movementTitle } from './movement-words.ts';

/** Every movement by child and service, newest first, with the balance after each. */
@customElement('pg-statement-movements')
export class StatementMovements extends LitElement {
  @property({ attribute: false }) statement?: Statement;
  @property({ attribute: false }) childName: (
    id: string | undefined,
  ) => string = (id) => id ?? '';
  @property({ attribute: false }) serviceName: (slug: string) => string = (
    slug,
  ) => slug;

  protected override createRenderRoot(): this {
    return this;
  }

  protected override render(): TemplateResult {
    return html`${(this.statement?.accounts ?? []).map((one) =>
      this.#account(one),
    )}`;
  }

  #account(account: StatementAccount): TemplateResult {
    const title = [
      this.childName(account.child),
      this.serviceName(account.service),
    ]
      .filter((part) => part !== '')
      .join(' · ');
    return html`<section class="movements">
      <h3>${title}</h3>
      <table class="table">
        <caption class="visually-hidden">
          ${msg('Movimenti')}: ${title}
        </caption>
        <thead>
          <tr>
            <th scope="col" class="movement-day">${msg('Data')}</th>
            <th scope="col">${msg('Movimento')}</th>
            <th scope="col" class="amount">${msg('Importo')}</th>
            <th scope="col" class="amount">${msg('Saldo')}</th>
          </tr>
        </thead>
        <tbody>
          ${account.movements.map((one) => this.#row(one, account.movements))}
        </tbody>
      </table>
    </section>`;
  }

  #row(one: RunningMovement, all: readonly RunningMovement[]): TemplateResult {
    const isReplaced = one.kind === 'replaced';
    const isMoneyIn = one.paid > 0 || one.due < 0;
    const note = movementNote(one, all);
    const amount = `${isMoneyIn ? '−' : ''}${euro(Math.abs(one.amount))}`;
    return html`<tr class="is-${one.kind}">
      <td class="movement-day">${timeTag(one.on, fullDay(one.on))}</td>
      <td>
        ${isReplaced ? html`<s>${movementTitle(one)}</s>` : movementTitle(one)}
        ${timeTag(one.on, fullDay(one.on), 'movement-when')}
        ${note ? html`<span class="movement-note">${note}</span>` : nothing}
      </td>
      <td class="amount">${isReplaced ? html`<s>${amount}</s>` : amount}</td>
      <td class="amount">${isReplaced ? '' : balanceWords(one.balance)}</td>
    </tr>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-statement-movements': StatementMovements;
  }
}
