import { msg } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { SecondStepView } from '#model/local-protocol.ts';
import { accessError } from '../../app/access-error.ts';
import { textIn } from '../../app/form-text.ts';
import { SessionEvent } from '../../app/session-event.ts';
import { CallError } from '../../data/errors.ts';
import { hasPasskeys, passkeySignIn } from '../../data/passkey-calls.ts';
import { signIn } from '../../data/session.ts';
import { callout } from '../../ui/callout.ts';
import { field } from '../../ui/field.ts';
import { keyIcon } from '../../ui/icons.ts';
import '../../ui/password-field.ts';
import type { PasswordField } from '../../ui/password-field.ts';
import { keptText } from './kept-text.ts';

type Field = 'username' | 'password';

/** The password was right, and the account wants more. */
export class SecondStepEvent extends Event {
  static readonly type = 'pg-second-step';
  readonly step: SecondStepView['secondStep'];
  constructor(step: SecondStepView['secondStep']) {
    super(SecondStepEvent.type, { bubbles: true });
    this.step = step;
  }
}

/** Enter with an account of the Comune's own. Fires `pg-session` when it has said yes, or `pg-second-step`. */
@customElement('pg-password-form')
export class PasswordForm extends LitElement {
  /** True when it is the only way in: its button is then the page's first. */
  @property({ type: Boolean }) only = false;
  /** True when a password alone will not do. */
  @property({ type: Boolean }) strong = false;
  @state() private missing: readonly Field[] = [];
  @state() private error: ReturnType<typeof accessError> | undefined;
  @state() private busy = false;
  @query('form') private form!: HTMLFormElement;
  @query('pg-password-field') private password!: PasswordField;

  protected override createRenderRoot(): this {
    return this;
  }

  protected override render(): TemplateResult {
    const { missing } = this;
    return html`<form novalidate @submit=${this.#submit}>
      ${this.strong ? this.#passkey('btn-outline btn-block') : nothing}
      ${
        this.error
          ? callout({ kind: 'danger', role: 'alert', ...this.error })
          : nothing
      }
      ${field(
        {
          id: 'username',
          label: msg('Username o e-mail'),
          error: missing.includes('username')
            ? msg('Scrivi il tuo username.')
            : undefined,
        },
        (aria) =>
          html`<input
            class="form-control"
            id=${aria.id}
            name="username"
            autocomplete="username"
            autocapitalize="none"
            autocorrect="off"
            spellcheck="false"
            enterkeyhint="next"
            required
            .value=${keptText.read('username')}
            aria-invalid=${aria.invalid}
            aria-describedby=${aria.describedBy}
            @input=${(event: InputEvent) => {
              keptText.write(
                'username',
                (event.target as HTMLInputElement).value,
              );
            }}
          />`,
      )}
      <pg-password-field
        class="form-group"
        label=${msg('Password')}
        show-label=${msg('Mostra la password')}
        .error=${
          missing.includes('password')
            ? msg('Scrivi la tua password.')
            : undefined
        }
      ></pg-password-field>
      <div class="form-actions">
        <button
          class="btn ${this.only ? 'btn-primary' : 'btn-outline'} btn-block"
          type="submit"
          aria-disabled=${this.busy ? 'true' : 'false'}
        >
          ${this.busy ? msg('Controllo…') : msg('Entra')}
        </button>
        ${this.strong ? nothing : this.#passkey('btn-text')}
      </div>
    </form>`;
  }

  #passkey(look: string): TemplateResult | typeof nothing {
    if (!hasPasskeys()) return nothing;
    return html`<button
      class="btn ${look}"
      type="button"
      @click=${() => {
        void this.#enter(() => passkeySignIn());
      }}
    >
      ${keyIcon()}${msg('Usa una passkey')}
    </button>`;
  }

  #submit(event: Event): void {
    event.preventDefault();
    const username = textIn(this.form, 'username').trim();
    const password = textIn(this.form, 'password');
    this.missing = [
      ...(username === '' ? (['username'] as const) : []),
      ...(password === '' ? (['password'] as const) : []),
    ];
    if (this.missing.includes('username'))
      this.form.querySelector<HTMLElement>('#username')?.focus();
    else if (this.missing.length > 0) this.password.focus();
    else {
      const { strong } = this;
      void this.#enter(() => signIn(username, password, { strong }));
    }
  }

  async #enter(ask: () => ReturnType<typeof signIn>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.error = undefined;
    try {
      const answer = await ask();
      keptText.drop('username');
      this.dispatchEvent(
        'secondStep' in answer
          ? new SecondStepEvent(answer.secondStep)
          : new SessionEvent(answer),
      );
    } catch (error) {
      this.error = isTooWeak(error) ? tooWeak() : accessError(error);
    } finally {
      this.busy = false;
    }
  }
}

function isTooWeak(error: unknown): boolean {
  return error instanceof CallError && error.status === 403;
}

function tooWeak() {
  return {
    title: msg('La password da sola non basta'),
    text: msg(
      'Il tuo accesso non ha un secondo passaggio. Scegli un altro modo, oppure torna indietro e attivalo in Altro, Accesso e sicurezza.',
    ),
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-password-form': PasswordForm;
  }
  interface HTMLElementEventMap {
    'pg-second-step': SecondStepEvent;
  }
}
