import { msg, str } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { LinkKind, LinkView } from '#model/local-protocol.ts';
import { accessError } from '../../app/access-error.ts';
import { textIn } from '../../app/form-text.ts';
import {
  passwordHint,
  weakPasswordWords,
} from '../../app/weak-password-words.ts';
import { askLocal, refusalOf, weaknessOf } from '../../data/local-account.ts';
import { callout } from '../../ui/callout.ts';
import { field } from '../../ui/field.ts';
import '../../ui/password-field.ts';
import { skeleton } from '../../ui/skeleton.ts';
import { keptText } from './kept-text.ts';

type Name = 'givenName' | 'familyName';

/**
 * Where the link of a mail leads. Its token stays in the fragment, which no server and no referrer sees, and is spent
 * by the reader's press of the button: a scanner of mails that opens the page spends nothing.
 */
@customElement('pg-link-page')
export class LinkPage extends LitElement {
  @property({ attribute: false }) kind: LinkKind = 'register';
  @state() private link: LinkView | undefined;
  @state() private isOver = false;
  @state() private isDone = false;
  @state() private faults: Partial<Record<Name | 'password', string>> = {};
  @state() private error: ReturnType<typeof accessError> | undefined;
  @state() private busy = false;
  @query('form') private form!: HTMLFormElement;
  #token = '';
  #listening: AbortController | undefined;

  protected override createRenderRoot(): this {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    // Another link opened in the same window.
    addEventListener('hashchange', () => void this.#look(), { signal });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#listening?.abort();
  }

  /** Not before: an element that is drawn before its code has come learns only now which kind it is. */
  protected override firstUpdated(): void {
    document.title = `${this.#title()} · ${msg('Portale Genitori')}`;
    void this.#look();
  }

  protected override render(): TemplateResult {
    return html`<h1 tabindex="-1">${this.#title()}</h1>
      ${this.#body()}`;
  }

  #title(): string {
    return this.kind === 'register'
      ? msg('Crea il tuo accesso')
      : msg('Scegli una password nuova');
  }

  #body(): TemplateResult {
    if (this.isDone) return this.#done();
    if (this.isOver) return this.#over();
    if (this.link) return this.#form(this.link);
    if (!this.error) return skeleton(msg('Controllo il collegamento'), 4);
    return callout({
      kind: 'warning',
      role: 'alert',
      ...this.error,
      actions: html`<button
        class="btn btn-outline"
        type="button"
        @click=${() => void this.#look()}
      >
        ${msg('Riprova')}
      </button>`,
    });
  }

  #form({ email, least }: LinkView): TemplateResult {
    const { faults } = this;
    return html`<p class="entrance-lead">
        ${msg(str`Per l’indirizzo ${email}, che sarà il tuo username.`)}
      </p>
      <form novalidate @submit=${this.#submit}>
        ${
          this.error
            ? callout({ kind: 'danger', role: 'alert', ...this.error })
            : nothing
        }
        <input
          class="visually-hidden"
          name="username"
          autocomplete="username"
          tabindex="-1"
          aria-hidden="true"
          readonly
          .value=${email}
        />
        ${
          this.kind === 'register'
            ? html`${this.#name('givenName', msg('Nome'), 'given-name')}
              ${this.#name('familyName', msg('Cognome'), 'family-name')}`
            : nothing
        }
        <pg-password-field
          class="form-group"
          label=${msg('Nuova password')}
          show-label=${msg('Mostra la password')}
          fill="new-password"
          .hint=${passwordHint(least)}
          .error=${faults.password}
        ></pg-password-field>
        <div class="form-actions">
          <button
            class="btn btn-primary btn-block"
            type="submit"
            aria-disabled=${this.busy ? 'true' : 'false'}
          >
            ${
              this.busy
                ? msg('Controllo…')
                : this.kind === 'register'
                  ? msg('Crea l’accesso')
                  : msg('Cambia la password')
            }
          </button>
        </div>
      </form>`;
  }

  #name(name: Name, label: string, fill: 'given-name' | 'family-name') {
    return field(
      { id: name, label, error: this.faults[name] },
      (aria) =>
        html`<input
          class="form-control"
          id=${aria.id}
          name=${name}
          autocomplete=${fill}
          maxlength="60"
          .value=${keptText.read(name)}
          aria-invalid=${aria.invalid}
          aria-describedby=${aria.describedBy}
          @input=${(event: InputEvent) => {
            keptText.write(name, (event.target as HTMLInputElement).value);
          }}
        />`,
    );
  }

  #done(): TemplateResult {
    return callout({
      kind: 'success',
      role: 'status',
      title:
        this.kind === 'register'
          ? msg('L’accesso è pronto')
          : msg('La password è cambiata'),
      text:
        this.kind === 'register'
          ? msg(
              'Da adesso entri con la tua e-mail e la password che hai scelto.',
            )
          : msg(
              'Per sicurezza abbiamo chiuso l’accesso su tutti i dispositivi: entra con la password nuova.',
            ),
      actions: html`<a class="btn btn-primary" href="/entra"
        >${msg('Entra')}</a
      >`,
    });
  }

  #over(): TemplateResult {
    return callout({
      kind: 'warning',
      role: 'alert',
      title: msg('Questo collegamento non vale più'),
      text: msg('È scaduto o è già stato usato. Chiedine un altro.'),
      actions: html`<a
        class="btn btn-outline"
        href=${this.kind === 'register' ? '/registrati' : '/password-dimenticata'}
        >${msg('Chiedi un altro collegamento')}</a
      >`,
    });
  }

  async #look(): Promise<void> {
    this.#token = location.hash.slice(1);
    this.error = undefined;
    this.link = undefined;
    this.isOver = this.isDone = false;
    const { kind } = this;
    await this.#trying(async () => {
      this.link = await askLocal('link', { kind, token: this.#token });
    });
  }

  #submit(event: Event): void {
    event.preventDefault();
    if (this.busy) return;
    const [givenName, familyName] = ['givenName', 'familyName'].map((name) =>
      textIn(this.form, name).trim(),
    ) as [string, string];
    const password = textIn(this.form, 'password');
    const isNew = this.kind === 'register';
    this.faults = {
      ...(isNew &&
        givenName === '' && { givenName: msg('Scrivi il tuo nome.') }),
      ...(isNew &&
        familyName === '' && { familyName: msg('Scrivi il tuo cognome.') }),
      ...(password === '' && { password: msg('Scrivi una password.') }),
    };
    const [first] = Object.keys(this.faults);
    if (first) {
      this.form.querySelector<HTMLElement>(`#${first}`)?.focus();
      return;
    }
    void this.#send({ givenName, familyName, password });
  }

  async #send(typed: Record<Name | 'password', string>): Promise<void> {
    this.busy = true;
    this.error = undefined;
    const token = this.#token;
    await this.#trying(async () => {
      if (this.kind === 'register')
        await askLocal('verify', { token, ...typed });
      else await askLocal('reset', { token, password: typed.password });
      keptText.drop('givenName', 'familyName', 'email');
      // Spent: it must not stay in the history.
      history.replaceState(history.state, '', location.pathname);
      this.isDone = true;
    });
    this.busy = false;
  }

  async #trying(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      const weak = weaknessOf(error);
      if (weak) {
        this.faults = { password: weakPasswordWords(weak).join(' ') };
        this.form.querySelector<HTMLElement>('#password')?.focus();
      } else if (refusalOf(error) === 'link-over') this.isOver = true;
      else this.error = accessError(error);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-link-page': LinkPage;
  }
}
