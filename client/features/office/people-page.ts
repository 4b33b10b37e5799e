import { consume } from '@lit/context';
import { msg, str } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { nameWords } from '#model/name-words.ts';
import {
  peopleSearch,
  type PeopleFound,
  type PersonFound,
} from '#model/office-protocol.ts';
import { navigationContext, storeContext } from '../../app/contexts.ts';
import { Draft } from '../../app/draft.ts';
import { listOf } from '../../app/format.ts';
import type { Navigation } from '../../app/navigation.ts';
import type { Store } from '../../data/store.ts';
import { refusalOf } from '../../data/local-account.ts';
import { field } from '../../ui/field.ts';
import { forwardIcon, personIcon, searchIcon } from '../../ui/icons.ts';
import { findAccount, findPeople } from './office-calls.ts';
import { officeError } from './office-error.ts';
import { personHref } from './person-href.ts';
import { readTexts } from './read-texts.ts';

const empty = { name: '', username: '' };

/** Persone: the adults of the registry by name, and local accounts by user name. What is looked for stays out of the address. */
@customElement('pg-office-people-page')
export class OfficePeoplePage extends LitElement {
  @consume({ context: storeContext }) store!: Store;
  @consume({ context: navigationContext }) navigation!: Navigation;
  @state() private found: PeopleFound | undefined;
  @state() private faults: Partial<typeof empty> = {};
  @state() private error: unknown;
  @state() private busy = false;
  readonly #draft = new Draft(this, {
    store: () => this.store,
    key: () => 'office:people',
    empty: () => empty,
    read: (kept) => readTexts(kept, empty),
  });

  protected override createRenderRoot(): this {
    return this;
  }

  protected override render(): TemplateResult {
    return html`<div class="office">
      <form role="search" novalidate @submit=${this.#search}>
        ${this.#input('name', msg('Nome e cognome di un genitore'), msg('Bastano le prime lettere, in qualunque ordine.'))}
        <button
          class="btn btn-primary"
          type="submit"
          aria-disabled=${this.busy ? 'true' : 'false'}
        >
          ${searchIcon()}${msg('Cerca')}
        </button>
      </form>
      ${this.error === undefined ? nothing : officeError(this.error)}
      <div role="status">${this.found ? results(this.found) : nothing}</div>
      <details
        class="office-account"
        ?open=${this.faults.username !== undefined}
      >
        <summary>${msg('Cerca un account con username e password')}</summary>
        <form novalidate @submit=${this.#account}>
          ${this.#input('username', msg('Username o indirizzo di posta'), msg('Per chi ha perso il secondo passaggio, anche tra i colleghi.'))}
          <button class="btn btn-outline" type="submit">
            ${msg('Apri l’account')}
          </button>
        </form>
      </details>
    </div>`;
  }

  #input(
    name: keyof typeof empty,
    label: string,
    hint: string,
  ): TemplateResult {
    return field(
      { id: `office-${name}`, label, hint, error: this.faults[name] },
      ({ id, describedBy, invalid }) =>
        html`<input
          id=${id}
          class="form-control"
          type=${name === 'name' ? 'search' : 'text'}
          maxlength="80"
          autocomplete="off"
          autocapitalize="none"
          spellcheck="false"
          aria-describedby=${describedBy}
          aria-invalid=${invalid}
          .value=${live(this.#draft.value[name])}
          @input=${(event: Event) => {
            this.faults = {};
            const { value } = event.target as HTMLInputElement;
            this.#draft.set({ [name]: value });
          }}
        />`,
    );
  }

  readonly #search = (event: Event): void => {
    event.preventDefault();
    const { name } = this.#draft.value;
    const letters = nameWords(name).join('').length;
    if (letters < peopleSearch.letters) {
      this.#fault('name', msg('Scrivi almeno tre lettere.'));
      return;
    }
    void this.#ask(async () => {
      this.found = await findPeople(name);
    });
  };

  readonly #account = (event: Event): void => {
    event.preventDefault();
    const username = this.#draft.value.username.trim();
    if (!username) {
      this.#fault('username', msg('Scrivi lo username o l’indirizzo.'));
      return;
    }
    void this.#ask(async () => {
      const { account, person, family } = await findAccount(username);
      await this.#draft.drop();
      this.navigation.go(
        person !== undefined && family !== undefined
          ? personHref(family, person)
          : `/ufficio/account/${account}`,
      );
    });
  };

  async #ask(ask: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.error = undefined;
    this.found = undefined;
    try {
      await ask();
    } catch (error) {
      if (refusalOf(error) === 'not-found')
        this.#fault('username', msg('Nessun account ha questo nome.'));
      else this.error = error;
    } finally {
      this.busy = false;
    }
  }

  #fault(name: keyof typeof empty, words: string): void {
    this.faults = { [name]: words };
    this.querySelector<HTMLElement>(`#office-${name}`)?.focus();
  }
}

function results({ people, more }: PeopleFound): TemplateResult {
  if (people.length === 0)
    return html`<p>
      ${msg(
        'Oggi nessuna famiglia ha questo nome tra gli adulti. Prova con meno lettere, o cercalo nel registro: forse è nuovo o non c’è più.',
      )}
    </p>`;
  return html`<ul class="list">
      ${people.map(row)}
    </ul>
    ${
      more
        ? html`<p class="muted">
            ${msg('Ce ne sono altri: scrivi qualche lettera in più.')}
          </p>`
        : nothing
    }`;
}

function row(one: PersonFound): TemplateResult {
  const { givenName, familyName, familyLabel, children, family, person } = one;
  return html`<li>
    <a class="list-row" href=${personHref(family, person)}
      >${personIcon()}<span
        ><span class="list-title">${familyName} ${givenName}</span
        ><span class="small muted"
          >${familyLabel}${
            children.length > 0
              ? html` · ${msg(str`figli: ${listOf(children)}`)}`
              : nothing
          }</span
        ></span
      >${forwardIcon()}</a
    >
  </li>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-office-people-page': OfficePeoplePage;
  }
}
