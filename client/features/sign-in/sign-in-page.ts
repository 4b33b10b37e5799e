import { consume } from '@lit/context';
import { msg } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { WaysView } from '#model/access-protocol.ts';
import type { SecondStepView } from '#model/local-protocol.ts';
import { accessError } from '../../app/access-error.ts';
import { ComuneToldEvent } from '../../app/comune-name.ts';
import { navigationContext } from '../../app/contexts.ts';
import type { Navigation } from '../../app/navigation.ts';
import { safeReturn } from '../../app/paths.ts';
import { fetchWays, rememberedWays } from '../../data/ways.ts';
import { callout } from '../../ui/callout.ts';
import { skeleton } from '../../ui/skeleton.ts';
import { officialWays } from './official-ways.ts';
import './password-form.ts';
import type { SecondStepEvent } from './password-form.ts';
import './second-step.ts';
import { staffHref } from './staff-href.ts';
import { factorNote, stepUpHead } from './step-up.ts';

/** The way in: what the Comune offers, first the identities of the State. Its forms fire `pg-session`. */
@customElement('pg-sign-in-page')
export class SignInPage extends LitElement {
  /** Whose data are open here, when somebody is in already. */
  @property({ attribute: false }) who: string | undefined;
  @consume({ context: navigationContext }) private navigation!: Navigation;
  @state() private ways: WaysView | undefined = rememberedWays();
  @state() private error: ReturnType<typeof accessError> | undefined;
  @state() private step: SecondStepView['secondStep'] | undefined;
  @state() private online = navigator.onLine;
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
          if (this.online) void this.#ask();
        },
        { signal },
      );
    // 'Accedi come dipendente' is another address of this same page.
    const stop = this.navigation.listen(() => {
      this.requestUpdate();
    });
    signal.addEventListener('abort', stop);
    void this.#ask();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#listening?.abort();
  }

  protected override render(): TemplateResult {
    if (this.step)
      return html`<pg-second-step-form
        .step=${this.step}
        @pg-step-over=${() => {
          this.step = undefined;
        }}
      ></pg-second-step-form>`;
    return html`${
      this.#isStrong
        ? stepUpHead(this.who, this.#wanted)
        : this.#head(this.#isStaff)
    }
    ${this.online ? nothing : this.#offline()}
    ${this.ways ? this.#offer(this.ways) : this.#waiting()}`;
  }

  #head(staff: boolean): TemplateResult {
    return html`<h1 tabindex="-1">
        ${staff ? msg('Accesso dei dipendenti') : msg('Entra nel portale')}
      </h1>
      <p class="entrance-lead">
        ${
          staff
            ? msg(
                'Per chi lavora al Comune o nelle scuole. Quello che fai qui resta separato dal tuo accesso di genitore.',
              )
            : msg(
                'Presenze, estratto conto e comunicazioni dei servizi educativi, anche quando non c’è rete.',
              )
        }
      </p>`;
  }

  #offer({ ways, sandbox }: WaysView): TemplateResult {
    const local = ways.find((one) => one.scheme === 'local');
    const official = ways.some((one) => one.scheme !== 'local');
    const strong = this.#isStrong;
    return html`${officialWays(ways, {
      returnTo: this.#wanted,
      as: this.#isStaff ? 'staff' : 'parent',
      strong,
    })}
    ${
      local
        ? html`<section class="way-local" aria-labelledby="way-local">
            <h2 id="way-local" class=${official ? '' : 'visually-hidden'}>
              ${msg('Con username e password')}
            </h2>
            ${strong ? factorNote() : nothing}
            <pg-password-form
              ?only=${!official}
              ?strong=${strong}
              @pg-second-step=${(event: SecondStepEvent) => {
                this.step = event.step;
              }}
            ></pg-password-form>
            ${this.#accountLinks(local.register && !this.#isStaff && !strong)}
          </section>`
        : nothing
    }
    ${
      strong
        ? nothing
        : html`<p class="entrance-help small">
            ${staffHref(this.navigation.url, this.#isStaff)}
          </p>`
    }
    ${
      sandbox
        ? html`<p class="small muted">
            ${msg('Ambiente di prova: le persone e le famiglie sono inventate.')}
          </p>`
        : nothing
    }`;
  }

  #accountLinks(register: boolean): TemplateResult {
    return html`<ul class="way-links">
      <li>
        <a href="/password-dimenticata">${msg('Password dimenticata?')}</a>
      </li>
      ${
        register
          ? html`<li>
              <a href="/registrati">${msg('Registrati al servizio')}</a>
            </li>`
          : nothing
      }
    </ul>`;
  }

  #waiting(): TemplateResult {
    if (!this.error) return skeleton(msg('Chiedo al Comune come si entra'), 4);
    return callout({
      kind: 'warning',
      role: 'alert',
      ...this.error,
      actions: html`<button
        class="btn btn-outline"
        type="button"
        @click=${() => void this.#ask()}
      >
        ${msg('Riprova')}
      </button>`,
    });
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

  /** Where the reader was going, or stands already. */
  get #wanted(): string {
    return safeReturn(this.navigation.url.searchParams.get('verso'));
  }

  /** True when what is wanted is a proof for a sensitive act, from whoever is in already. */
  get #isStrong(): boolean {
    return this.navigation.url.searchParams.get('forte') === '1';
  }

  get #isStaff(): boolean {
    return this.navigation.url.searchParams.get('come') === 'dipendente';
  }

  async #ask(): Promise<void> {
    this.error = undefined;
    try {
      this.ways = await fetchWays();
      this.dispatchEvent(new ComuneToldEvent(this.ways.comune.name));
    } catch (error) {
      // What the Comune said last is still shown; each way tells by itself that it cannot be reached.
      this.error = accessError(error);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-sign-in-page': SignInPage;
  }
}
