import { msg } from '@lit/localize';
import { html, LitElement, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { callout } from '../ui/callout.ts';

/** The reader wants to try again. */
class RetryEvent extends Event {
  constructor() {
    super('pg-retry', { bubbles: true });
  }
}

/** Said when the app cannot open its data on this device. Fires `pg-retry`. */
@customElement('pg-start-failure')
export class StartFailure extends LitElement {
  protected override createRenderRoot(): this {
    return this;
  }

  protected override render(): TemplateResult {
    return html`<h1 tabindex="-1">${msg('Portale Genitori')}</h1>
      ${callout({
        kind: 'danger',
        role: 'alert',
        title: msg('Il portale non si è aperto su questo telefono'),
        text: msg(
          'Forse il browser non dà accesso allo spazio in cui il portale tiene i dati: succede nelle finestre in incognito e quando lo spazio è finito. O manca la rete e questa è la prima volta. Quello che avevi scritto non è stato toccato.',
        ),
        actions: html`<button
          class="btn btn-outline"
          type="button"
          @click=${() => this.dispatchEvent(new RetryEvent())}
        >
          ${msg('Riprova')}
        </button>`,
      })}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-start-failure': StartFailure;
  }
  interface HTMLElementEventMap {
    'pg-retry': RetryEvent;
  }
}
