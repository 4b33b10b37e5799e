import { msg } from '@lit/localize';
import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { AbsenceDoc } from '#model/absence.ts';
import type { ChildDoc } from '#model/child.ts';
import { capitalised, longDay } from '../../app/format.ts';
import { itemSign } from '../../app/item-sign.ts';
import { hrefTo } from '../../app/navigation.ts';
import type { Place } from '../../app/route.ts';
import type { AttendanceData } from './attendance-data.ts';
import { receiptWords } from './cut-off-words.ts';

/** What was just reported, each with its state; it changes by itself when the Comune has received it. */
@customElement('pg-absence-sent')
export class AbsenceSent extends LitElement {
  @property({ attribute: false }) ids: readonly string[] = [];
  @property({ attribute: false }) absences: readonly AbsenceDoc[] = [];
  @property({ attribute: false }) childDocs: readonly ChildDoc[] = [];
  @property({ attribute: false }) data!: AttendanceData;
  @property({ attribute: false }) place!: Place;

  protected override createRenderRoot(): this {
    return this;
  }

  protected override render(): TemplateResult {
    const sent = this.absences.filter((one) => this.ids.includes(one._id));
    const isReceived = sent.length > 0 && sent.every((one) => one.received);
    return html`<section class="attendance" role="status">
      <h2 tabindex="-1">
        ${
          isReceived
            ? msg('Assenza ricevuta dal Comune')
            : msg('Assenza salvata su questo telefono')
        }
      </h2>
      <p>
        ${
          isReceived
            ? msg('Non devi fare altro.')
            : msg(
                'Parte da sola appena il Comune è raggiungibile. Finché non è ricevuta vale l’ora di arrivo.',
              )
        }
      </p>
      <ul class="list">
        ${sent.map((one) => this.#item(one))}
      </ul>
      <div class="form-actions">
        <a class="btn btn-primary" href=${hrefTo(this.place, '/presenze')}
          >${msg('Torna alle presenze')}</a
        >
      </div>
    </section>`;
  }

  protected override firstUpdated(): void {
    this.querySelector('h2')?.focus();
  }

  #item(one: AbsenceDoc): TemplateResult {
    const child = this.childDocs.find(({ child }) => child === one.child);
    const { service } = this.data.factsOf(one.child ?? '', one.body.service);
    return html`<li class="list-row">
      <div>
        <span class="list-title"
          >${child?.body.givenName ?? ''} ·
          ${this.data.serviceName(one.body.service)} ·
          ${capitalised(longDay(one.body.day))}</span
        >
        ${
          one.received
            ? itemSign('received', receiptWords(one, service))
            : itemSign('here', msg('Su questo telefono'))
        }
      </div>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-absence-sent': AbsenceSent;
  }
}
