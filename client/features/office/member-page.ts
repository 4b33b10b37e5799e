import { consume } from '@lit/context';
import { msg } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { StaffMemberView } from '#model/access-protocol.ts';
import { navigationContext, storeContext } from '../../app/contexts.ts';
import { Draft } from '../../app/draft.ts';
import type { Navigation } from '../../app/navigation.ts';
import { notify } from '../../app/notify.ts';
import type { Store } from '../../data/store.ts';
import { callout } from '../../ui/callout.ts';
import { memberFields } from './member-fields.ts';
import {
  draftOf,
  emptyMember,
  memberFaults,
  memberOf,
  type MemberDraft,
  type MemberFault,
} from './member-draft.ts';
import { readStaff, writeStaff } from './office-calls.ts';
import { officeError } from './office-error.ts';
import { readTexts } from './read-texts.ts';
import { Remote } from './remote.ts';

/** Adds somebody to the staff, or changes them: what is typed is kept at every letter, also through a stronger sign-in. */
@customElement('pg-office-member-page')
export class OfficeMemberPage extends LitElement {
  /** Of whom is there already. */
  @property() account: string | undefined;
  @consume({ context: storeContext }) store!: Store;
  @consume({ context: navigationContext }) navigation!: Navigation;
  @state() private faults: readonly MemberFault[] = [];
  @state() private error: unknown;
  readonly #staff = new Remote(this, () =>
    this.account === undefined ? Promise.resolve([]) : readStaff(),
  );
  readonly #draft = new Draft<MemberDraft>(this, {
    store: () => this.store,
    key: () => this.#staff.value && `office:member:${this.account ?? ''}`,
    empty: () => (this.#member ? draftOf(this.#member) : emptyMember),
    read: (kept) => readTexts(kept, emptyMember),
  });

  protected override createRenderRoot(): this {
    return this;
  }

  protected override render(): TemplateResult {
    return this.#staff.show(() =>
      this.account !== undefined && !this.#member
        ? html`<p>${msg('Questa persona non è tra il personale.')}</p>`
        : this.#form(),
    );
  }

  get #member(): StaffMemberView | undefined {
    return this.#staff.value?.find((one) => one.account === this.account);
  }

  #form(): TemplateResult {
    const { value, restored } = this.#draft;
    return html`<form class="office" novalidate @submit=${this.#submit}>
      ${this.error === undefined ? nothing : officeError(this.error)}
      ${
        restored
          ? callout({
              text: msg('Hai ritrovato quello che avevi iniziato a scrivere.'),
            })
          : nothing
      }
      <div>
        ${memberFields({
          draft: value,
          faults: this.faults,
          isNew: this.account === undefined,
          set: (change) => {
            this.#set(change);
          },
        })}
      </div>
      <div class="form-actions">
        <button class="btn btn-primary" type="submit">${msg('Salva')}</button>
        <a class="btn btn-text" href="/ufficio/personale"
          >${msg('Lascia stare')}</a
        >
      </div>
    </form>`;
  }

  #set(change: Partial<MemberDraft>): void {
    this.error = undefined;
    this.#draft.set(change);
    if (this.faults.length > 0) this.faults = this.#faultsNow();
  }

  #faultsNow(): MemberFault[] {
    return memberFaults(this.#draft.value, this.account === undefined);
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    this.faults = this.#faultsNow();
    if (this.faults.length > 0) {
      await this.updateComplete;
      this.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
      return;
    }
    try {
      await writeStaff(memberOf(this.#draft.value, this.account));
    } catch (error) {
      this.error = error;
      return;
    }
    await this.#draft.drop();
    notify(this, { text: msg('Salvato.') });
    this.navigation.go('/ufficio/personale', { replace: true });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-office-member-page': OfficeMemberPage;
  }
}
