import { msg } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { IdentityProviderView } from '#model/access-protocol.ts';
import { shuffled } from './shuffled.ts';
import { startHref, type Start } from './start-href.ts';

/** What AgID wants beside the button, on its own site. */
const help = (): [href: string, words: string][] => [
  ['https://www.spid.gov.it', msg('Maggiori informazioni')],
  ['https://www.spid.gov.it/richiedi-spid', msg('Non hai SPID?')],
  ['https://www.spid.gov.it/serve-aiuto', msg('Serve aiuto?')],
];

/**
 * 'Entra con SPID' as AgID's rules want it: the button opens the list of all identity providers, in an order of chance,
 * and a click on one of them leads there.
 */
@customElement('pg-spid-button')
export class SpidButton extends LitElement {
  @property({ attribute: false }) providers: readonly IdentityProviderView[] =
    [];
  @property() start = '';
  @property({ attribute: false }) to!: Start;
  @state() private open = false;
  @query('button') private button!: HTMLButtonElement;
  #order: readonly IdentityProviderView[] = [];

  protected override createRenderRoot(): this {
    return this;
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    // Once a list, not at every drawing: nothing may move under a finger.
    if (changed.has('providers')) this.#order = shuffled(this.providers);
  }

  protected override render(): TemplateResult {
    return html`<div class="spid" @keydown=${this.#key}>
      <button
        class="btn btn-idp btn-block"
        type="button"
        aria-expanded=${this.open ? 'true' : 'false'}
        aria-controls="spid-providers"
        @click=${() => {
          this.open = !this.open;
        }}
      >
        <img
          class="icon"
          src="/icons/spid.svg"
          alt=""
          width="24"
          height="24"
        /><span>${msg('Entra con SPID')}</span>
      </button>
      <div id="spid-providers" class="spid-panel" ?hidden=${!this.open}>
        <p class="small muted">
          ${msg('Scegli chi ti ha dato SPID. Entri sul suo sito e torni qui.')}
        </p>
        <ul class="spid-providers">
          ${this.#order.map((one) => this.#provider(one))}
        </ul>
        <ul class="spid-help">
          ${help().map(
            ([href, words]) =>
              html`<li>
                <a href=${href} rel="noopener noreferrer" target="_blank"
                  >${words}</a
                >
              </li>`,
          )}
        </ul>
      </div>
    </div>`;
  }

  #provider({ entityId, name, logo }: IdentityProviderView): TemplateResult {
    return html`<li>
      <a href=${startHref(this.start, { ...this.to, entityId })}
        >${logo ? html`<img src=${logo} alt="" height="28" />` : nothing}<span
          >${name}</span
        ></a
      >
    </li>`;
  }

  #key({ key }: KeyboardEvent): void {
    if (key !== 'Escape' || !this.open) return;
    this.open = false;
    this.button.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-spid-button': SpidButton;
  }
}
