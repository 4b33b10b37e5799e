import { consume } from '@lit/context';
import { msg } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { SessionInfo } from '#model/access-protocol.ts';
import type { SecurityView } from '#model/local-protocol.ts';
import type { SessionView } from '#model/phone-protocol.ts';
import { accessError } from '../../app/access-error.ts';
import { sessionContext } from '../../app/contexts.ts';
import { readSecurity } from '../../data/local-account.ts';
import { readSessions } from '../../data/sessions.ts';
import { callout } from '../../ui/callout.ts';
import { skeleton } from '../../ui/skeleton.ts';
import './change-email.ts';
import './change-password.ts';
import './delete-account.ts';
import './factors.ts';
import './session-list.ts';

/** Where the account is open, and, for accounts of the Comune's own, its password and second factors. Needs the network. */
@customElement('pg-security-page')
export class SecurityPage extends LitElement {
  @consume({ context: sessionContext }) session!: SessionView;
  @state() private sessions: readonly SessionInfo[] | undefined;
  /** Null for who entered by SPID, CIE or Cohesion: their password is not ours. */
  @state() private security: SecurityView | null | undefined;
  @state() private error: ReturnType<typeof accessError> | undefined;
  #listening: AbortController | undefined;

  protected override createRenderRoot(): this {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    addEventListener('online', () => void this.#read(), { signal });
    void this.#read();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#listening?.abort();
  }

  protected override render(): TemplateResult {
    if (!this.sessions)
      return this.error
        ? this.#failed(this.error)
        : skeleton(msg('Chiedo al Comune'), 6);
    return html`<div class="security" @pg-changed=${() => void this.#read()}>
      <section class="section" aria-labelledby="security-sessions">
        <h2 id="security-sessions">${msg('Dove sei entrato')}</h2>
        <pg-session-list
          .sessions=${this.sessions}
          ?passkey=${(this.security?.passkeys.length ?? 0) > 0}
        ></pg-session-list>
      </section>
      ${this.security ? this.#local(this.security) : nothing}
      ${this.security === null ? this.#elsewhere() : nothing}
    </div>`;
  }

  #local(security: SecurityView): TemplateResult {
    return html`<section class="section" aria-labelledby="security-password">
        <h2 id="security-password">${msg('Password')}</h2>
        <pg-change-password .security=${security}></pg-change-password>
      </section>
      <pg-factors .security=${security}></pg-factors>
      <pg-change-email .security=${security}></pg-change-email>
      ${
        this.session.account.role === 'parent'
          ? html`<pg-delete-account .security=${security}></pg-delete-account>`
          : nothing
      }`;
  }

  #elsewhere(): TemplateResult {
    return html`<section class="section" aria-labelledby="security-password">
      <h2 id="security-password">${msg('Password')}</h2>
      <p>
        ${msg(
          'Entri con un’identità digitale: la password e i codici si cambiano sul sito di chi te l’ha data.',
        )}
      </p>
    </section>`;
  }

  #failed(error: ReturnType<typeof accessError>): TemplateResult {
    return callout({
      kind: 'warning',
      role: 'status',
      ...error,
      actions: html`<button
        class="btn btn-outline"
        type="button"
        @click=${() => void this.#read()}
      >
        ${msg('Riprova')}
      </button>`,
    });
  }

  async #read(): Promise<void> {
    this.error = undefined;
    try {
      const [sessions, security] = await Promise.all([
        readSessions(),
        readSecurity(),
      ]);
      this.sessions = sessions;
      this.security = security ?? null;
    } catch (error) {
      this.error = accessError(error);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-security-page': SecurityPage;
  }
}
