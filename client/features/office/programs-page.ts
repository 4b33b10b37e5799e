import { consume } from '@lit/context';
import { msg, str } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { KeyView, NewKey, SecurityView } from '#model/local-protocol.ts';
import type { SessionView } from '#model/phone-protocol.ts';
import { now } from '../../app/clock.ts';
import { sessionContext, storeContext } from '../../app/contexts.ts';
import { Draft } from '../../app/draft.ts';
import { stamp } from '../../app/format.ts';
import { notify } from '../../app/notify.ts';
import { readSecurity } from '../../data/local-account.ts';
import type { Store } from '../../data/store.ts';
import { callout } from '../../ui/callout.ts';
import '../../ui/confirm-button.ts';
import { field } from '../../ui/field.ts';
import { keyIcon } from '../../ui/icons.ts';
import { keyLines } from './key-lines.ts';
import { addKey, removeKey } from './office-calls.ts';
import { officeError } from './office-error.ts';
import { readTexts } from './read-texts.ts';
import { Remote } from './remote.ts';

const empty = { name: '' };

/** Programmi: the keys by which programs copy the registry, each for one program, shown once. */
@customElement('pg-office-programs-page')
export class OfficeProgramsPage extends LitElement {
  @consume({ context: storeContext }) store!: Store;
  @consume({ context: sessionContext }) session!: SessionView;
  @state() private made: (NewKey & { name: string }) | undefined;
  @state() private fault: string | undefined;
  @state() private error: unknown;
  /** Null for who entered by SPID, CIE or Cohesion: keys belong to accounts of the Comune's own. */
  readonly #security = new Remote<SecurityView | null>(
    this,
    async () => (await readSecurity()) ?? null,
  );
  readonly #draft = new Draft(this, {
    store: () => this.store,
    key: () => 'office:key',
    empty: () => empty,
    read: (kept) => readTexts(kept, empty),
  });

  protected override createRenderRoot(): this {
    return this;
  }

  protected override render(): TemplateResult {
    return html`<div class="office">
      <p>
        ${msg(
          'Un programma che copia il registro con CouchDB entra con una chiave al posto della password. Una chiave per programma: se un computer va perso, togli solo la sua.',
        )}
      </p>
      ${this.#security.show((security) =>
        security ? this.#page(security) : elsewhere(),
      )}
    </div>`;
  }

  #page({ username, keys = [] }: SecurityView): TemplateResult {
    const { made, session } = this;
    return html`${this.error === undefined ? nothing : officeError(this.error)}
      ${made ? keyLines({ ...made, username, roles: session.roles }) : nothing}
      <form novalidate @submit=${this.#submit}>
        ${field(
          {
            id: 'office-key-name',
            label: msg('Nome del programma o del computer'),
            hint: msg('Per esempio: Computer della segreteria.'),
            error: this.fault,
          },
          ({ id, describedBy, invalid }) =>
            html`<input
              id=${id}
              class="form-control"
              maxlength="60"
              autocomplete="off"
              aria-describedby=${describedBy}
              aria-invalid=${invalid}
              .value=${live(this.#draft.value.name)}
              @input=${(event: Event) => {
                this.fault = undefined;
                const { value } = event.target as HTMLInputElement;
                this.#draft.set({ name: value });
              }}
            />`,
        )}
        <button class="btn btn-primary" type="submit">
          ${keyIcon()}${msg('Crea una chiave')}
        </button>
      </form>
      <section class="section" aria-labelledby="office-keys">
        <h2 id="office-keys">${msg('Le tue chiavi')}</h2>
        ${
          keys.length > 0
            ? html`<ul class="list">
                ${keys.map((one) => this.#row(one))}
              </ul>`
            : html`<p class="muted">
                ${msg('Nessuna: nessun programma entra con il tuo account.')}
              </p>`
        }
      </section>`;
  }

  #row({ id, name, added }: KeyView): TemplateResult {
    const since = stamp(added, now());
    return html`<li class="list-row">
      ${keyIcon()}<span
        ><span class="list-title">${name}</span
        ><span class="small muted">${msg(str`Creata ${since}`)}</span></span
      >
      <pg-confirm-button
        label=${msg('Togli')}
        question=${msg(str`Il programma «${name}» non potrà più copiare niente.`)}
        yes=${msg('Togli la chiave')}
        no=${msg('Lascia così')}
        @pg-confirm=${() =>
          void this.#do(async () => {
            await removeKey(id);
            if (this.made?.id === id) this.made = undefined;
            notify(this, { text: msg('Chiave tolta.') });
          })}
      ></pg-confirm-button>
    </li>`;
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    const name = this.#draft.value.name.trim();
    if (!name) {
      this.fault = msg('Scrivi un nome, per riconoscerla quando la togli.');
      this.querySelector<HTMLElement>('#office-key-name')?.focus();
      return;
    }
    void this.#do(async () => {
      this.made = { ...(await addKey(name)), name };
      await this.#draft.drop();
    });
  };

  async #do(act: () => Promise<void>): Promise<void> {
    this.error = undefined;
    try {
      await act();
      await this.#security.read();
    } catch (error) {
      this.error = error;
    }
  }
}

function elsewhere(): TemplateResult {
  return callout({
    title: msg('Qui serve un account del Comune'),
    text: msg(
      'Una chiave appartiene a un account con username e password, perché un programma non può entrare con SPID o CIE. Esci ed entra con quello del tuo ufficio.',
    ),
  });
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-office-programs-page': OfficeProgramsPage;
  }
}
