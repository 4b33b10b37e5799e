import { msg } from '@lit/localize';
import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Totals } from '#model/movement.ts';
import type { Statement } from '#model/statement.ts';
import { euro } from '../../app/format.ts';
import { balanceWords } from './movement-words.ts';

/** What was asked, what was paid and what is left, per child and service, with the sum of the choice. */
@customElement('pg-statement-totals')
export class StatementTotals extends LitElement {
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
    const accounts = this.statement?.accounts ?? [];
    const label = msg('Totali per figlio e servizio');
    return html`<div
      class="table-scroll"
      tabindex="0"
      role="region"
      aria-label=${label}
    >
      <table class="table totals">
        <caption class="visually-hidden">
          ${label}
        </caption>
        <thead>
          <tr>
            <th scope="col">${msg('Figlio e servizio')}</th>
            <th scope="col" class="amount">${msg('Dovuto')}</th>
            <th scope="col" class="amount">${msg('Pagato')}</th>
            <th scope="col" class="amount">${msg('Saldo')}</th>
          </tr>
        </thead>
        <tbody>
          ${accounts.map(
            (one) =>
              html`<tr>
                <th scope="row">
                  ${this.childName(one.child)}
                  <span class="totals-service"
                    >${this.serviceName(one.service)}</span
                  >
                </th>
                ${amounts(one)}
              </tr>`,
          )}
        </tbody>
        ${
          this.statement && accounts.length > 1
            ? html`<tfoot>
                <tr>
                  <th scope="row">${msg('Totale')}</th>
                  ${amounts(this.statement.totals)}
                </tr>
              </tfoot>`
            : ''
        }
      </table>
    </div>`;
  }
}

function amounts(totals: Totals): TemplateResult {
  return html`<td class="amount">${euro(totals.due)}</td>
    <td class="amount">${euro(totals.paid)}</td>
    <td class="amount ${totals.balance > 0 ? 'is-debt' : 'is-settled'}">
      ${balanceWords(totals.balance)}
    </td>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-statement-totals': StatementTotals;
  }
}
