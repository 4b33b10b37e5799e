import { msg, str } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { sum } from '#model/money.ts';
import type { OpenDues } from '#model/open-dues.ts';
import { isStale } from '../../app/as-of.ts';
import { today } from '../../app/clock.ts';
import { euro, fullStamp } from '../../app/format.ts';
import type { SyncState } from '../../data/store.ts';
import { clockIcon } from '../../ui/icons.ts';
import { timeTag } from '../../ui/time-tag.ts';
import { answerOf } from './answer.ts';

const staleHours = 7 * 24;

/** What is to pay, large and in words, and as of when it holds. */
@customElement('pg-statement-answer')
export class StatementAnswer extends LitElement {
  /** Of what is shown, and of everything. */
  @property({ attribute: false }) open: OpenDues = { dues: [], credit: 0 };
  @property({ attribute: false }) everything: OpenDues = {
    dues: [],
    credit: 0,
  };
  @property({ attribute: false }) sync: SyncState | undefined;
  /** Where everything is shown. */
  @property({ attribute: false }) allHref = '';

  protected override createRenderRoot(): this {
    return this;
  }

  protected override render(): TemplateResult {
    const { kind, headline, late, notes } = answerOf(this.open, today());
    const outside =
      sum(this.everything.dues.map((one) => one.open)) -
      sum(this.open.dues.map((one) => one.open));
    return html`<section class="answer is-${kind}">
      <h2 class="answer-headline" tabindex="-1" data-place>${headline}</h2>
      ${
        late
          ? html`<p class="answer-late">${clockIcon()}<span>${late}</span></p>`
          : nothing
      }
      ${notes.map((one) => html`<p>${one}</p>`)}
      ${
        outside > 0
          ? html`<p>
              ${msg(
                str`In altri anni o servizi restano da pagare ${euro(outside)}.`,
              )}
              <a class="no-print" href=${this.allHref}
                >${msg('Mostra tutto')}</a
              >
            </p>`
          : nothing
      }
      ${this.#asOf()}
    </section>`;
  }

  #asOf(): TemplateResult {
    const { sync } = this;
    if (!sync) return html`<p class="stamp">&nbsp;</p>`;
    const at = sync.upToDateAt;
    if (at === undefined)
      return html`<p class="stamp is-stale">
        ${msg(
          'I dati non sono ancora arrivati tutti su questo telefono: la situazione può essere incompleta.',
        )}
      </p>`;
    const words = msg(str`Situazione al ${fullStamp(at)}`);
    return isStale(sync, staleHours)
      ? html`<p class="stamp is-stale">
          ${timeTag(at, words)}:
          ${msg(
            'sono passati più di 7 giorni, gli ultimi pagamenti potrebbero mancare.',
          )}
        </p>`
      : html`<p class="stamp">${timeTag(at, words)}</p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-statement-answer': StatementAnswer;
  }
}
