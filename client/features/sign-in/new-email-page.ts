import { msg } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { NewAddress } from '#model/local-protocol.ts';
import { accessError } from '../../app/access-error.ts';
import { askLocal, refusalOf } from '../../data/local-account.ts';
import { callout } from '../../ui/callout.ts';

const title = () => msg('Conferma il nuovo indirizzo');

/**
 * Where the mail to a new address leads. Its token stays in the fragment and is spent by the reader's press of the
 * button: a scanner of mails that opens the page changes nothing.
 */
@customElement('pg-new-email-page')
export class NewEmailPage extends LitElement {
  @state() private changed: NewAddress | undefined;
  @state() private isOver = false;
  @state() private busy = false;
  @state() private error: ReturnType<typeof accessError> | undefined;

  protected override createRenderRoot(): this {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.title = `${title()} · ${msg('Portale Genitori')}`;
  }

  protected override render(): TemplateResult {
    return html`<h1 tabindex="-1">${title()}</h1>
      ${this.changed ? this.#done(this.changed) : this.isOver ? over() : this.#ask()}`;
  }

  #ask(): TemplateResult {
    return html`<p class="entrance-lead">
        ${msg('Da adesso il Comune ti scriverà qui, e non più all’indirizzo di prima.')}
      </p>
      ${
        this.error
          ? callout({ kind: 'danger', role: 'alert', ...this.error })
          : nothing
      }
      <div class="form-actions">
        <button
          class="btn btn-primary btn-block"
          type="button"
          aria-disabled=${this.busy ? 'true' : 'false'}
          @click=${() => void this.#confirm()}
        >
          ${this.busy ? msg('Controllo…') : msg('Conferma l’indirizzo')}
        </button>
      </div>`;
  }

  #done({ email, username }: NewAddress): TemplateResult {
    return callout({
      kind: 'success',
      role: 'status',
      title: msg('L’indirizzo è cambiato'),
      text: html`<p>
        ${msg('Da adesso ti scriviamo a')} <strong>${email}</strong>.
        ${
          username === email
            ? msg('È anche il tuo username: entri con questo.')
            : msg('Il tuo username resta quello di prima.')
        }
      </p>`,
      actions: html`<a class="btn btn-primary" href="/altro/accesso"
        >${msg('Vai al portale')}</a
      >`,
    });
  }

  async #confirm(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.error = undefined;
    try {
      this.changed = await askLocal('emailConfirm', {
        token: location.hash.slice(1) || '-',
      });
      // Spent: it must not stay in the history.
      history.replaceState(history.state, '', location.pathname);
    } catch (error) {
      if (refusalOf(error) === 'link-over') this.isOver = true;
      else this.error = accessError(error);
    } finally {
      this.busy = false;
    }
  }
}

function over(): TemplateResult {
  return callout({
    kind: 'warning',
    role: 'alert',
    title: msg('Questo collegamento non vale più'),
    text: msg(
      'È scaduto, è già stato usato, o l’indirizzo è diventato di qualcun altro. Il tuo indirizzo è quello di prima: chiedi il cambio di nuovo dal portale.',
    ),
    actions: html`<a class="btn btn-outline" href="/altro/accesso"
      >${msg('Accesso e sicurezza')}</a
    >`,
  });
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-new-email-page': NewEmailPage;
  }
}
