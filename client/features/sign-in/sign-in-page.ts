import { msg } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { SessionEvent } from '../../app/session-event.ts';
import { signIn } from '../../data/session.ts';
import { callout } from '../../ui/callout.ts';
import { field, type FieldAria } from '../../ui/field.ts';
import { eyeIcon, eyeOffIcon } from '../../ui/icons.ts';
import { signInError } from './sign-in-error.ts';

type Field = 'username' | 'password';

/** Enter with username and password. Fires `pg-session` when the Comune has said yes. */
@customElement('pg-sign-in-page')
export class SignInPage extends LitElement {
  @state() private missing: readonly Field[] = [];
  @state() private error: ReturnType<typeof signInError> | undefined;
  @state() private busy = false;
  @state() private passwordShown = false;
  @state() private online = navigator.onLine;
  @query('form') private form!: HTMLFormElement;
  #listening: AbortController | undefined;

  protected override createRenderRoot(): this {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.title = `${msg('Entra')} · ${msg('Portale Genitori')}`;
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    for (const type of ['online', 'offline'])
      addEventListener(
        type,
        () => {
          this.online = navigator.onLine;
        },
        { signal },
      );
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#listening?.abort();
  }

  protected override render(): TemplateResult {
    return html`<h1 tabindex="-1">${msg('Entra nel portale')}</h1>
      <p class="entrance-lead">
        ${msg(
          'Presenze, estratto conto e comunicazioni dei servizi educativi, anche quando non c’è rete.',
        )}
      </p>
      ${this.online ? nothing : this.#offline()}
      <form novalidate @submit=${this.#submit}>
        ${
          this.error
            ? callout({ kind: 'danger', role: 'alert', ...this.error })
            : nothing
        }
        ${field(
          {
            id: 'username',
            label: msg('Username'),
            error: this.missing.includes('username')
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
              aria-invalid=${aria.invalid}
              aria-describedby=${aria.describedBy}
            />`,
        )}
        ${field(
          {
            id: 'password',
            label: msg('Password'),
            error: this.missing.includes('password')
              ? msg('Scrivi la tua password.')
              : undefined,
          },
          (aria) => this.#password(aria),
        )}
        <div class="form-actions">
          <button
            class="btn btn-primary btn-block"
            type="submit"
            aria-disabled=${this.busy ? 'true' : 'false'}
          >
            ${this.busy ? msg('Controllo…') : msg('Entra')}
          </button>
        </div>
      </form>
      <p class="entrance-help small muted">
        ${msg(
          'Non hai le credenziali o le hai perse? Le rilascia l’ufficio Servizi Educativi del tuo Comune.',
        )}
      </p>`;
  }

  #offline(): TemplateResult {
    return callout({
      kind: 'warning',
      role: 'status',
      title: msg('Sei senza connessione'),
      text: msg(
        'Per entrare su questo telefono serve la rete, una volta. Poi il portale si apre e mostra i tuoi dati anche senza.',
      ),
    });
  }

  #password(aria: FieldAria): TemplateResult {
    return html`<div class="form-with-button">
      <input
        class="form-control"
        id=${aria.id}
        name="password"
        type=${this.passwordShown ? 'text' : 'password'}
        autocomplete="current-password"
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
        aria-pressed=${this.passwordShown ? 'true' : 'false'}
        aria-label=${msg('Mostra la password')}
        @click=${() => {
          this.passwordShown = !this.passwordShown;
        }}
      >
        ${this.passwordShown ? eyeOffIcon() : eyeIcon()}
      </button>
    </div>`;
  }

  #submit(event: Event): void {
    event.preventDefault();
    if (this.busy) return;
    const data = new FormData(this.form);
    const username = textOf(data.get('username')).trim();
    const password = textOf(data.get('password'));
    this.error = undefined;
    this.missing = [
      ...(username === '' ? (['username'] as const) : []),
      ...(password === '' ? (['password'] as const) : []),
    ];
    const [first] = this.missing;
    if (first) this.form.querySelector<HTMLElement>(`#${first}`)?.focus();
    else void this.#enter(username, password);
  }

  async #enter(username: string, password: string): Promise<void> {
    this.busy = true;
    try {
      const session = await signIn(username, password);
      this.dispatchEvent(new SessionEvent(session));
    } catch (error) {
      this.error = signInError(error);
    } finally {
      this.busy = false;
    }
  }
}

function textOf(value: FormDataEntryValue | null): string {
  return typeof value === 'string' ? value : '';
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-sign-in-page': SignInPage;
  }
}
