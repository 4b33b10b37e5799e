import { msg, str } from '@lit/localize';
import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { notify } from '../../app/notify.ts';

/** Puts a text into the clipboard; where the browser lets nobody do that, marks it to be copied by hand. */
@customElement('pg-copy-button')
export class CopyButton extends LitElement {
  @property({ attribute: false }) text = '';
  /** What it is, for who hears several such buttons. */
  @property({ attribute: false }) what = '';

  protected override createRenderRoot(): this {
    return this;
  }

  protected override render(): TemplateResult {
    return html`<button
      class="btn btn-outline"
      type="button"
      aria-label=${msg(str`Copia: ${this.what}`)}
      @click=${() => void this.#copy()}
    >
      ${msg('Copia')}
    </button>`;
  }

  async #copy(): Promise<void> {
    const { what } = this;
    try {
      await navigator.clipboard.writeText(this.text);
      notify(this, { text: msg(str`${what}: copiato.`) });
    } catch {
      const shown = this.previousElementSibling;
      if (shown) getSelection()?.selectAllChildren(shown);
      notify(this, {
        text: msg(
          'Il browser non lascia copiare: il testo è selezionato, copialo tu.',
        ),
      });
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-copy-button': CopyButton;
  }
}
