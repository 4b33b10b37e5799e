import { consume } from '@lit/context';
import { msg } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { isDoc } from '#model/document.ts';
import type { SessionView } from '#model/phone-protocol.ts';
import { amendParam } from '../../app/amend-href.ts';
import { now, today } from '../../app/clock.ts';
import {
  childrenContext,
  navigationContext,
  sessionContext,
  storeContext,
  type ChildChoice,
} from '../../app/contexts.ts';
import { Draft } from '../../app/draft.ts';
import { LiveQuery } from '../../app/live-query.ts';
import type { Navigation } from '../../app/navigation.ts';
import { notify } from '../../app/notify.ts';
import { refusalWords } from '../../app/refusal-words.ts';
import type { Place } from '../../app/route.ts';
import type { Store } from '../../data/store.ts';
import { callout } from '../../ui/callout.ts';
import { sendIcon } from '../../ui/icons.ts';
import { skeleton } from '../../ui/skeleton.ts';
import {
  delegationFaults,
  delegationsOf,
  draftOf,
  emptyDraft,
  readDraft,
  type DelegationDraft,
  type DelegationFault,
} from './delegation-draft.ts';
import { delegationFields } from './delegation-fields.ts';
import { isWeak, strongNote } from './strong-note.ts';

/** Giving a delegation: kept at every letter, also through the stronger sign-in that it asks for. */
@customElement('pg-new-delegation-page')
export class NewDelegationPage extends LitElement {
  @property({ attribute: false }) place!: Place;
  @consume({ context: storeContext }) store!: Store;
  @consume({ context: sessionContext, subscribe: true })
  @property({ attribute: false })
  session!: SessionView;
  @consume({ context: navigationContext }) navigation!: Navigation;
  @consume({ context: childrenContext, subscribe: true })
  @property({ attribute: false })
  childChoice!: ChildChoice;
  @state() private faults: readonly DelegationFault[] = [];
  @state() private problem = '';
  #households = new LiveQuery(this, () => this.store.watch('family'));
  #sync = new LiveQuery(this, () => this.store.sync);
  #refused = new LiveQuery(this, () => this.store.refused);
  #draft = new Draft<DelegationDraft>(this, {
    store: () => this.store,
    key: () => this.#refused.value && `delegation:${this.#mended}`,
    empty: () => this.#preset(),
    read: readDraft,
  });

  protected override createRenderRoot(): this {
    return this;
  }

  protected override render(): TemplateResult {
    if (!this.#refused.value || !this.#households.value)
      return skeleton(msg('Preparo la delega'), 6);
    const { value, restored } = this.#draft;
    return html`<form class="compose" novalidate @submit=${this.#submit}>
      ${
        this.problem
          ? callout({ kind: 'danger', text: this.problem, role: 'alert' })
          : nothing
      }
      ${
        restored
          ? callout({
              text: msg('Hai ritrovato quello che avevi iniziato a scrivere.'),
            })
          : nothing
      }
      ${strongNote(this.session, now(), this.#here)}
      ${delegationFields({
        draft: value,
        faults: this.faults,
        children: this.childChoice.all,
        set: (change) => {
          this.#set(change);
        },
      })}
      <div class="form-actions">
        <button class="btn btn-primary" type="submit">
          ${sendIcon()}${msg('Dai la delega')}
        </button>
      </div>
      <p class="small muted">
        ${msg('La vedono la scuola e l’altro genitore. Puoi revocarla in ogni momento.')}
      </p>
    </form>`;
  }

  get #here(): string {
    const { path, query } = this.place;
    return query.size > 0 ? `${path}?${query.toString()}` : path;
  }

  /** The id of the refused delegation that is being written again. */
  get #mended(): string {
    return this.place.query.get(amendParam) ?? '';
  }

  #preset(): DelegationDraft {
    const doc = this.#refused.value?.find(
      (one) => one.doc._id === this.#mended,
    )?.doc;
    if (doc && isDoc(doc, 'delegation')) return draftOf(doc);
    const children = this.childChoice.all.flatMap(({ child }) => child ?? []);
    return emptyDraft(children, today());
  }

  #set(change: Partial<DelegationDraft>): void {
    this.problem = '';
    this.#draft.set(change);
    if (this.faults.length > 0) this.faults = this.#faultsNow();
  }

  #faultsNow(): DelegationFault[] {
    const [household] = this.#households.value ?? [];
    const own = household?.body.members.flatMap((one) => one.fiscalCode ?? []);
    return delegationFaults(this.#draft.value, today(), own ?? []);
  }

  #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    this.faults = this.#faultsNow();
    if (this.faults.length > 0) {
      await this.updateComplete;
      this.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
      return;
    }
    // With a network the Comune would refuse it at once: the note says what to do, and what was typed stays.
    if (this.#sync.value?.reach === 'online' && isWeak(this.session, now())) {
      this.problem = msg(
        'Prima entra con SPID, CIE o Cohesion: quello che hai scritto resta qui.',
      );
      return;
    }
    await this.#save();
  };

  async #save(): Promise<void> {
    const { person, family } = this.store.account;
    if (!person || !family) return;
    const by = { family, author: person, at: now() };
    try {
      for (const doc of delegationsOf(this.#draft.value, by)) {
        const [problem] = await this.store.save(doc);
        if (problem) {
          this.problem = refusalWords('delegation', problem);
          return;
        }
      }
    } catch {
      this.problem = msg(
        'Non siamo riusciti a salvare: il telefono non ha più spazio. Quello che hai scritto è ancora qui: libera un po’ di spazio e riprova.',
      );
      return;
    }
    if (this.#mended) await this.store.dropRefused(this.#mended);
    await this.#draft.drop();
    notify(this, { text: msg('Delega salvata') });
    this.navigation.go('/altro/deleghe', { replace: true });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-new-delegation-page': NewDelegationPage;
  }
}
