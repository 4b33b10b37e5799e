import { msg, str } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Scheme, SessionInfo } from '#model/access-protocol.ts';
import { now } from '../../app/clock.ts';
import { stamp } from '../../app/format.ts';
import { notify } from '../../app/notify.ts';
import { refusalOf } from '../../data/local-account.ts';
import { endSessions } from '../../data/sessions.ts';
import { callout } from '../../ui/callout.ts';
import '../../ui/confirm-button.ts';
import { ChangedEvent } from './changed-event.ts';
import { ProofGate } from './proof-gate.ts';

/** Every device on which this account is open, and the ways to close it there. Fires `pg-changed`. */
@customElement('pg-session-list')
export class SessionList extends LitElement {
  @property({ attribute: false }) sessions: readonly SessionInfo[] = [];
  /** Whether a passkey will do where the Comune asks again who it is. */
  @property({ type: Boolean }) passkey = false;
  @state() private isWeak = false;
  readonly #gate = new ProofGate(this);

  protected override createRenderRoot(): this {
    return this;
  }

  protected override render(): TemplateResult {
    const others = this.sessions.filter((one) => !one.current);
    return html`${
        this.#gate.error
          ? callout({ kind: 'danger', role: 'alert', ...this.#gate.error })
          : nothing
      }
      ${this.isWeak ? stepUp() : nothing} ${this.#gate.form(this.passkey)}
      <ul class="list">
        ${[...this.sessions.filter((one) => one.current), ...others].map((one) => this.#row(one))}
      </ul>
      ${
        others.length > 1
          ? html`<pg-confirm-button
              label=${msg('Chiudi tutti gli altri')}
              question=${msg('Sugli altri dispositivi bisognerà entrare di nuovo.')}
              yes=${msg('Chiudi tutti gli altri')}
              no=${msg('Lascia così')}
              @pg-confirm=${() => void this.#end({ others: true })}
            ></pg-confirm-button>`
          : nothing
      }`;
  }

  #row(one: SessionInfo): TemplateResult {
    const seen = stamp(one.lastSeen, now());
    return html`<li class="list-row">
      <span
        ><span class="list-title">${one.device}</span
        ><span class="small muted"
          >${wayWords(one.by)} · ${msg(str`ultimo uso: ${seen}`)}</span
        ></span
      >
      ${
        one.current
          ? html`<span class="badge is-ok">${msg('questo dispositivo')}</span>`
          : html`<pg-confirm-button
              label=${msg('Chiudi l’accesso')}
              question=${msg(
                str`Su «${one.device}» i dati verranno cancellati e bisognerà entrare di nuovo.`,
              )}
              yes=${msg('Chiudi e cancella da lì')}
              no=${msg('Lascia così')}
              @pg-confirm=${() => void this.#end({ id: one.id })}
            ></pg-confirm-button>`
      }
    </li>`;
  }

  #end(which: Parameters<typeof endSessions>[0]): Promise<void> {
    this.isWeak = false;
    return this.#gate.do(async () => {
      try {
        await endSessions(which, true);
      } catch (error) {
        this.isWeak = refusalOf(error) === 'strong-needed';
        if (!this.isWeak) throw error;
        return;
      }
      notify(this, { text: msg('Accesso chiuso.') });
      this.dispatchEvent(new ChangedEvent());
    });
  }
}

/** Who came by an identity of the State shows it again, and comes back here. */
function stepUp(): TemplateResult {
  const query = new URLSearchParams({ forte: '1', verso: '/altro/accesso' });
  return callout({
    kind: 'warning',
    role: 'alert',
    title: msg('Prima conferma che sei tu'),
    text: msg(
      'Per chiudere l’accesso altrove serve un accesso forte delle ultime 12 ore.',
    ),
    actions: html`<a class="btn btn-primary" href="/entra?${query.toString()}"
      >${msg('Entra con la tua identità')}</a
    >`,
  });
}

function wayWords(scheme: Scheme): string {
  return {
    spid: 'SPID',
    cie: 'CIE',
    cohesion: 'Cohesion',
    local: msg('username e password'),
  }[scheme];
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-session-list': SessionList;
  }
}
