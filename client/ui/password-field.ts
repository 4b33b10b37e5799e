import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { field } from './field.ts';
import { eyeIcon, eyeOffIcon } from './icons.ts';

/** A password's field, which can be read on request. Its words come from outside; its input has the name `name`. */
@customElement('pg-password-field')
export class PasswordField extends LitElement {
  /** Id of the input. */
  @property() field = 'password';
  @property() name = 'password';
  @property() label = '';
  @property() hint: string | undefined;
  @property({ attribute: false }) error: string | undefined;
  /** Of the button that shows what was typed. */
  @property({ attribute: 'show-label' }) showLabel = '';
  @property() fill: 'current-password' | 'new-password' = 'current-password';
  @state() private shown = false;
  @query('input') private input!: HTMLInputElement;

  protected override createRenderRoot(): this {
    return this;
  }

  override focus(): void {
    this.input.focus();
  }

  protected override render(): TemplateResult {
    const { field: id, label, hint, error } = this;
    return field(
      { id, label, hint, error },
      (aria) =>
        html`<div class="form-with-button">
          <input
            class="form-control"
            id=${aria.id}
            name=${this.name}
            type=${this.shown ? 'text' : 'password'}
            autocomplete=${this.fill}
            autocapitalize="none"
            autocorrect="off"
            spellcheck="false"
            enterkeyhint="go"
            required
            aria-invalid=${aria.invalid}
            aria-describedby=${aria.describedBy}
          />
          <button
            class="btn"
            type="button"
            aria-pressed=${this.shown ? 'true' : 'false'}
            aria-label=${this.showLabel}
            @click=${() => {
              this.shown = !this.shown;
            }}
          >
            ${this.shown ? eyeOffIcon() : eyeIcon()}
          </button>
        </div>`,
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-password-field': PasswordField;
  }
}
