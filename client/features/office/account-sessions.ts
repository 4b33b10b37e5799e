import { msg, str } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { OfficeSession } from '#model/office-protocol.ts';
import { now } from '../../app/clock.ts';
import { stamp } from '../../app/format.ts';
import { notify } from '../../app/notify.ts';
import '../../ui/confirm-button.ts';
import { endAccountSessions } from './office-calls.ts';
import { OfficeChangedEvent } from './office-changed-event.ts';
import { officeError } from './office-error.ts';

/** The devices on which somebody's account is open, and the way to close it there. Fires `pg-office-changed`. */
@customElement('pg-office-sessions')
export class OfficeSessions extends LitElement {
  @property() account = '';
  @property({ attribute: false }) sessions: readonly OfficeSession[] = [];
  @state() private error: unknown;
  @query('input') private wipe!: HTMLInputElement;

  protected override createRenderRoot(): this {
    return this;
  }

  protected override render(): TemplateResult {
    const error = this.error === undefined ? nothing : officeError(this.error);
    if (this.sessions.length === 0)
      return html`${error}
        <p class="muted">
          ${msg('Nessuno: in questo momento non c’è un dispositivo collegato.')}
        </p>`;
    return html`${error}
      <ul class="list">
        ${this.sessions.map((one) => this.#row(one))}
      </ul>
      <label class="form-check"
        ><input type="checkbox" /><span
          >${msg('Cancella anche i dati da quel dispositivo')}<br /><span
            class="small muted"
            >${msg('Per un telefono perso o rubato. Va perso anche quello che non era ancora partito.')}</span
          ></span
        ></label
      >
      ${
        this.sessions.length > 1
          ? html`<pg-confirm-button
              label=${msg('Chiudi tutti gli accessi')}
              question=${msg('Su tutti i dispositivi bisognerà entrare di nuovo.')}
              yes=${msg('Chiudi tutti')}
              no=${msg('Lascia così')}
              @pg-confirm=${() => void this.#end({ all: true })}
            ></pg-confirm-button>`
          : nothing
      }`;
  }

  #row({ id, device, lastSeen }: OfficeSession): TemplateResult {
    const seen = stamp(lastSeen, now());
    return html`<li class="list-row">
      <span
        ><span class="list-title">${device}</span
        ><span class="small muted">${msg(str`ultimo uso: ${seen}`)}</span></span
      >
      <pg-confirm-button
        label=${msg('Chiudi l’accesso')}
        question=${msg(str`Su «${device}» bisognerà entrare di nuovo.`)}
        yes=${msg('Chiudi davvero')}
        no=${msg('Lascia così')}
        @pg-confirm=${() => void this.#end({ id })}
      ></pg-confirm-button>
    </li>`;
  }

  async #end(which: { id: string } | { all: true }): Promise<void> {
    this.error = undefined;
    const { account } = this;
    const wipe = this.wipe.checked;
    try {
      const { ended } = await endAccountSessions({ account, wipe, ...which });
      notify(this, {
        text:
          ended === 1
            ? msg('Un accesso chiuso.')
            : msg(str`${ended} accessi chiusi.`),
      });
      this.dispatchEvent(new OfficeChangedEvent());
    } catch (error) {
      this.error = error;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-office-sessions': OfficeSessions;
  }
}
