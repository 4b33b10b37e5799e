import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { deviceRules } from '#model/device-rules.ts';
import { field } from '../../ui/field.ts';
import { eyeIcon, eyeOffIcon } from '../../ui/icons.ts';

export interface PinFieldOptions {
  id: string;
  label: string;
  kind: 'digits' | 'phrase';
  hint?: string | undefined;
  error?: string | undefined;
  shown: boolean;
  /** Left out where another field of the form has the button that shows both. */
  onShow?: () => void;
  onInput?: (value: string) => void;
  disabled?: boolean;
}

/**
 * A field for a PIN or a passphrase: a password to screen readers, with the number pad on phones; pasting is allowed.
 * Not offered to be kept with the account's password, which it is not.
 */
export function pinField(options: PinFieldOptions): TemplateResult {
  const { id, label, hint, error, kind, shown, onShow } = options;
  return field({ id, label, hint, error }, (aria) => {
    const input = html`<input
      class="form-control ${kind === 'digits' ? 'pin' : ''}"
      id=${aria.id}
      name=${aria.id}
      type=${shown ? 'text' : 'password'}
      inputmode=${kind === 'digits' ? 'numeric' : 'text'}
      maxlength=${kind === 'digits' ? deviceRules.pinDigits : 200}
      autocomplete="off"
      autocapitalize="none"
      autocorrect="off"
      spellcheck="false"
      enterkeyhint="go"
      aria-invalid=${aria.invalid}
      aria-describedby=${aria.describedBy}
      ?readonly=${options.disabled === true}
      @input=${(event: InputEvent) => options.onInput?.((event.target as HTMLInputElement).value)}
    />`;
    return onShow
      ? html`<div class="form-with-button">
          ${input}
          <button
            class="btn"
            type="button"
            aria-pressed=${shown ? 'true' : 'false'}
            aria-label=${kind === 'digits' ? msg('Mostra il PIN') : msg('Mostra la frase')}
            @click=${onShow}
          >
            ${shown ? eyeOffIcon() : eyeIcon()}
          </button>
        </div>`
      : input;
  });
}
