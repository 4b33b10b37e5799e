import { consume } from '@lit/context';
import { msg, str } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { NewCode } from '#model/office-protocol.ts';
import type { SessionView } from '#model/phone-protocol.ts';
import { sessionContext } from '../../app/contexts.ts';
import '../../ui/confirm-button.ts';
import { printIcon } from '../../ui/icons.ts';
import { codeLetter } from './code-letter.ts';
import { issueCode } from './office-calls.ts';
import { OfficeChangedEvent } from './office-changed-event.ts';
import { officeError } from './office-error.ts';

/** A code on paper for somebody whom no identity scheme ties to their household. Fires `pg-office-changed`. */
@customElement('pg-office-code')
export class OfficeCode extends LitElement {
  @property() name = '';
  @property({ attribute: false }) family = '';
  @property({ attribute: false }) person = '';
  @consume({ context: sessionContext }) session!: SessionView;
  @state() private issued: NewCode | undefined;
  @state() private error: unknown;

  protected override createRenderRoot(): this {
    return this;
  }

  protected override render(): TemplateResult {
    const { name, issued } = this;
    return html`<section class="section" aria-labelledby="office-code">
      <h2 id="office-code" class="no-print">${msg('Codice di accesso')}</h2>
      ${this.error === undefined ? nothing : officeError(this.error)}
      ${issued ? this.#letter(issued) : nothing}
      <div class="no-print">
        ${
          issued
            ? nothing
            : html`<p>
                ${msg(
                  'Per chi non ha un codice fiscale nel registro, o entra con un account. Con SPID, CIE o Cohesion e il codice fiscale nel registro non serve. Prima guarda un documento.',
                )}
              </p>`
        }
        <pg-confirm-button
          label=${issued ? msg('Crea un altro codice') : msg('Crea un codice')}
          question=${msg(str`Il codice è solo per ${name}. Se ne aveva uno, non varrà più.`)}
          yes=${msg('Crea il codice')}
          no=${msg('Lascia stare')}
          @pg-confirm=${() => void this.#issue()}
        ></pg-confirm-button>
      </div>
    </section>`;
  }

  #letter(issued: NewCode): TemplateResult {
    const { name, session } = this;
    return html`${codeLetter({ name, comune: session.comune.name, ...issued })}
      <div class="btn-row">
        <button
          class="btn btn-primary"
          type="button"
          @click=${() => {
            print();
          }}
        >
          ${printIcon()}${msg('Stampa')}
        </button>
      </div>`;
  }

  async #issue(): Promise<void> {
    this.error = undefined;
    const { person, family } = this;
    try {
      this.issued = await issueCode({ person, family });
      this.dispatchEvent(new OfficeChangedEvent());
    } catch (error) {
      this.error = error;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-office-code': OfficeCode;
  }
}
