import { msg } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { SecondStep, SecondStepView } from '#model/local-protocol.ts';
import type { SessionView } from '#model/phone-protocol.ts';
import { accessError } from '../../app/access-error.ts';
import { textIn } from '../../app/form-text.ts';
import { SessionEvent } from '../../app/session-event.ts';
import { askLocal, refusalOf } from '../../data/local-account.ts';
import { passkeySignIn } from '../../data/passkey-calls.ts';
import { callout } from '../../ui/callout.ts';
import { field } from '../../ui/field.ts';
import { keyIcon } from '../../ui/icons.ts';

/** The second step is over: the password is asked for again. */
export class StepOverEvent extends Event {
  static readonly type = 'pg-step-over';
  constructor() {
    super(StepOverEvent.type, { bubbles: true });
  }
}

/** What an account wants beside its password. Fires `pg-session`, or `pg-step-over` when the way back is all that is left. */
@customElement('pg-second-step-form')
export class SecondStepForm extends LitElement {
  @property({ attribute: false }) step!: SecondStepView['secondStep'];
  @state() private way: SecondStep | undefined;
  @state() private error: ReturnType<typeof accessError> | undefined;
  @state() private isOver = false;
  @state() private busy = false;
  @query('form') private form!: HTMLFormElement;

  protected override createRenderRoot(): this {
    return this;
  }

  protected override firstUpdated(): void {
    this.querySelector('h1')?.focus();
  }

  protected override render(): TemplateResult {
    const way = this.way ?? this.step.ways[0] ?? 'totp';
    return html`<h1 tabindex="-1">${msg('Ancora un passaggio')}</h1>
      ${
        this.error
          ? callout({ kind: 'danger', role: 'alert', ...this.error })
          : nothing
      }
      ${this.isOver ? nothing : keyed(way, way === 'passkey' ? this.#passkey() : this.#code(way))}
      <div class="btn-row">
        ${this.step.ways
          .filter((one) => one !== way && !this.isOver)
          .map((one) => this.#other(one))}
        <button
          class="btn btn-text"
          type="button"
          @click=${() => this.dispatchEvent(new StepOverEvent())}
        >
          ${msg('Ricomincia')}
        </button>
      </div>`;
  }

  #passkey(): TemplateResult {
    return html`<p>
        ${msg('Conferma con la passkey: impronta, volto o codice del dispositivo.')}
      </p>
      <button
        class="btn btn-primary btn-block"
        type="button"
        aria-disabled=${this.busy ? 'true' : 'false'}
        @click=${() => void this.#enter(() => passkeySignIn(this.step.token))}
      >
        ${keyIcon()}${msg('Usa la passkey')}
      </button>`;
  }

  #code(way: 'totp' | 'recovery'): TemplateResult {
    const isTotp = way === 'totp';
    return html`<form novalidate @submit=${this.#submit}>
      ${field(
        {
          id: 'code',
          label: isTotp
            ? msg('Codice di sei cifre')
            : msg('Codice di recupero'),
          hint: isTotp
            ? msg('Lo mostra la tua applicazione di autenticazione.')
            : msg(
                'Uno di quelli che hai messo da parte; ognuno vale una volta.',
              ),
        },
        (aria) =>
          html`<input
            class="form-control"
            id=${aria.id}
            name="code"
            inputmode=${isTotp ? 'numeric' : 'text'}
            .autocomplete=${'one-time-code'}
            autocapitalize="none"
            spellcheck="false"
            aria-invalid=${aria.invalid}
            aria-describedby=${aria.describedBy}
          />`,
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
    </form>`;
  }

  #other(way: SecondStep): TemplateResult {
    const words = {
      passkey: msg('Usa la passkey'),
      totp: msg('Usa il codice dell’applicazione'),
      recovery: msg('Usa un codice di recupero'),
    };
    return html`<button
      class="btn btn-text"
      type="button"
      @click=${() => {
        this.way = way;
        this.error = undefined;
      }}
    >
      ${words[way]}
    </button>`;
  }

  #submit(event: Event): void {
    event.preventDefault();
    const code = textIn(this.form, 'code').trim();
    const { token } = this.step;
    if (code !== '')
      void this.#enter(() => askLocal('secondStep', { token, code }));
  }

  async #enter(ask: () => Promise<SessionView>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.error = undefined;
    try {
      this.dispatchEvent(new SessionEvent(await ask()));
    } catch (error) {
      this.error = accessError(error);
      this.isOver = refusalOf(error) === 'link-over';
    } finally {
      this.busy = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-second-step-form': SecondStepForm;
  }
  interface HTMLElementEventMap {
    'pg-step-over': StepOverEvent;
  }
}
