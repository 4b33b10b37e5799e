import { msg, str } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { SessionEvent } from '../../app/session-event.ts';
import { callout } from '../../ui/callout.ts';

/** Said once the data have left this device: after the last wrong PIN, or by the Comune's word. Fires `pg-session`. */
@customElement('pg-data-gone')
export class DataGone extends LitElement {
  /** Unsent documents that went with them. */
  @property({ type: Number }) lost = 0;

  protected override createRenderRoot(): this {
    return this;
  }

  protected override firstUpdated(): void {
    this.querySelector('h1')?.focus();
  }

  protected override render(): TemplateResult {
    const { lost } = this;
    return html`<h1 tabindex="-1">
        ${msg('I dati non sono più su questo telefono')}
      </h1>
      <p>
        ${msg(
          'Sono stati cancellati per proteggerti: il PIN è stato sbagliato troppe volte, o lo hai chiesto da un altro dispositivo. Al Comune resta tutto, e quando rientri lo ritrovi.',
        )}
      </p>
      ${
        lost > 0
          ? callout({
              kind: 'warning',
              title:
                lost === 1
                  ? msg('Una cosa non era ancora partita')
                  : msg(str`${lost} cose non erano ancora partite`),
              text: msg(
                'Quello che non era partito non è arrivato al Comune: quando rientri, scrivilo di nuovo.',
              ),
            })
          : nothing
      }
      <div class="form-actions">
        <button
          class="btn btn-primary btn-block"
          type="button"
          @click=${() => this.dispatchEvent(new SessionEvent(undefined))}
        >
          ${msg('Entra di nuovo')}
        </button>
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-data-gone': DataGone;
  }
}
