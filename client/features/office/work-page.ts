import { msg, str } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { OfficeWork } from '#model/office-protocol.ts';
import { notify } from '../../app/notify.ts';
import { refusalOf } from '../../data/local-account.ts';
import { emptyState } from '../../ui/empty-state.ts';
import { checkIcon } from '../../ui/icons.ts';
import { closeWork, readWork } from './office-calls.ts';
import { officeError } from './office-error.ts';
import { Remote } from './remote.ts';
import { alertItem, requestItem } from './work-item.ts';

/** Da sbrigare: who asks to be let in, and what does not fit in the registry; the oldest first. */
@customElement('pg-office-work-page')
export class OfficeWorkPage extends LitElement {
  @state() private error: unknown;
  readonly #work = new Remote(this, readWork);

  protected override createRenderRoot(): this {
    return this;
  }

  protected override render(): TemplateResult {
    return this.#work.show((work) => this.#list(work));
  }

  #list({ alerts, requests }: OfficeWork): TemplateResult {
    const items = [
      ...requests.map((one) => ({ ...one, draw: requestItem(one) })),
      ...alerts.map((one) => ({ ...one, draw: alertItem(one) })),
    ];
    if (items.length === 0)
      return emptyState({
        icon: checkIcon,
        title: msg('Non c’è niente da sbrigare'),
        text: msg(
          'Quando qualcuno chiede di entrare, o un accesso non torna con il registro, lo trovi qui.',
        ),
      });
    return html`<div class="office">
      <p class="muted" role="status">
        ${
          items.length === 1
            ? msg('Una cosa aspetta l’ufficio.')
            : msg(str`${items.length} cose aspettano l’ufficio.`)
        }
      </p>
      ${this.error === undefined ? nothing : officeError(this.error)}
      <ul class="office-items">
        ${repeat(
          items,
          ({ id }) => id,
          ({ id, draw }) =>
            html`<li>
              ${draw(
                html`<pg-confirm-button
                  label=${msg('Segna come fatto')}
                  question=${msg('Sparisce da questo elenco, per tutti i colleghi.')}
                  yes=${msg('È fatto')}
                  no=${msg('Lascia qui')}
                  @pg-confirm=${() => void this.#close(id)}
                ></pg-confirm-button>`,
              )}
            </li>`,
        )}
      </ul>
    </div>`;
  }

  async #close(id: string): Promise<void> {
    this.error = undefined;
    try {
      await closeWork(id);
      notify(this, { text: msg('Tolto dall’elenco.') });
    } catch (error) {
      // A colleague was faster: what is left is read anew.
      if (refusalOf(error) !== 'not-found') {
        this.error = error;
        return;
      }
    }
    await this.#work.read();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-office-work-page': OfficeWorkPage;
  }
}
