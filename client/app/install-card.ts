import { msg } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { installIcon } from '../ui/icons.ts';
import {
  declineInstall,
  install,
  InstallChangeEvent,
  installWay,
  type InstallWay,
} from './install.ts';

/** Offers the home-screen icon once it makes sense; 'Non ora' and 'Mai' are believed. Draws nothing otherwise. */
@customElement('pg-install-card')
export class InstallCard extends LitElement {
  @state() private way: InstallWay = 'none';
  readonly #look = () => {
    this.way = installWay();
  };

  protected override createRenderRoot(): this {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener(InstallChangeEvent.type, this.#look);
    this.#look();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener(InstallChangeEvent.type, this.#look);
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.way === 'none') return nothing;
    return html`<section class="section install no-print">
      <h2>${installIcon()}${msg('Tieni il portale a portata di mano')}</h2>
      <p>
        ${msg(
          'Aggiungi il portale alla schermata Home: si apre più in fretta e funziona anche senza rete.',
        )}
      </p>
      ${
        this.way === 'ios'
          ? html`<p>
              ${msg(
                'Su iPhone e iPad: tocca Condividi nella barra del browser, poi «Aggiungi alla schermata Home». Così il telefono non cancella i dati dopo sette giorni.',
              )}
            </p>`
          : nothing
      }
      <div class="btn-row">
        ${
          this.way === 'prompt'
            ? html`<button
                class="btn btn-outline"
                type="button"
                @click=${this.#install}
              >
                ${msg('Aggiungi')}
              </button>`
            : nothing
        }
        <button
          class="btn btn-text"
          type="button"
          @click=${() => {
            this.#decline(false);
          }}
        >
          ${msg('Non ora')}
        </button>
        <button
          class="btn btn-text"
          type="button"
          @click=${() => {
            this.#decline(true);
          }}
        >
          ${msg('Mai')}
        </button>
      </div>
    </section>`;
  }

  #install(): void {
    void install().then(this.#look);
  }

  #decline(forGood: boolean): void {
    declineInstall(forGood);
    this.#look();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-install-card': InstallCard;
  }
}
