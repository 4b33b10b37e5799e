import { consume } from '@lit/context';
import { msg } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { isDoc } from '#model/document.ts';
import type { DelegationDoc } from '#model/delegation.ts';
import { now, today } from '../../app/clock.ts';
import {
  childrenContext,
  storeContext,
  type ChildChoice,
} from '../../app/contexts.ts';
import { amendHref } from '../../app/amend-href.ts';
import { LiveQuery } from '../../app/live-query.ts';
import { refusalWords } from '../../app/refusal-words.ts';
import type { Refused, Store } from '../../data/store.ts';
import { callout } from '../../ui/callout.ts';
import { emptyState } from '../../ui/empty-state.ts';
import { personIcon } from '../../ui/icons.ts';
import { skeleton } from '../../ui/skeleton.ts';
import { delegationCard } from './delegation-card.ts';

/** Deleghe: whom the guardians of each child let act for it, the running ones first; a guardian of either household sees all. */
@customElement('pg-delegations-page')
export class DelegationsPage extends LitElement {
  @consume({ context: storeContext }) store!: Store;
  @consume({ context: childrenContext, subscribe: true })
  @property({ attribute: false })
  childChoice!: ChildChoice;
  @state() private problem = '';
  #docs = new LiveQuery(this, () => this.store.watch('delegation'));
  #refused = new LiveQuery(this, () => this.store.refused);

  protected override createRenderRoot(): this {
    return this;
  }

  protected override render(): TemplateResult {
    if (!this.#docs.value) return skeleton(msg('Leggo le deleghe'), 3);
    const all = [...this.#docs.value].sort(byEnd);
    const running = all.filter((one) => !isOver(one));
    const over = all.filter(isOver);
    return html`<div class="delegations">
      <p>
        ${msg('Un altro adulto può vedere, ritirare o pagare per un figlio: decidi tu cosa e fino a quando.')}
      </p>
      ${
        this.problem
          ? callout({ kind: 'danger', text: this.problem, role: 'alert' })
          : nothing
      }
      ${(this.#refused.value ?? []).map(refusedNote)}
      <a class="btn btn-primary" href="/altro/deleghe/nuova"
        >${msg('Nuova delega')}</a
      >
      ${
        running.length > 0
          ? running.map((one) => this.#card(one))
          : emptyState({
              icon: personIcon,
              title: msg('Nessuna delega attiva'),
              text: msg(
                'Per esempio: la nonna che ritira tua figlia dal nido fino a giugno.',
              ),
            })
      }
      ${
        over.length > 0
          ? html`<details>
              <summary>${msg('Revocate e scadute')}</summary>
              ${over.map((one) => this.#card(one))}
            </details>`
          : nothing
      }
    </div>`;
  }

  #card(doc: DelegationDoc): TemplateResult {
    const child = this.childChoice.all.find((one) => one.child === doc.child);
    return delegationCard(doc, {
      childName: child?.body.givenName ?? '',
      today: today(),
      revoke: () => void this.#revoke(doc),
    });
  }

  async #revoke(doc: DelegationDoc): Promise<void> {
    const { person, family } = this.store.account;
    if (!person || !family) return;
    const next: DelegationDoc = {
      ...doc,
      family,
      author: person,
      at: now(),
      body: { ...doc.body, revoked: true },
    };
    delete next.received;
    try {
      const [problem] = await this.store.save(next);
      this.problem = problem ? refusalWords('delegation', problem) : '';
    } catch {
      this.problem = msg(
        'Non siamo riusciti a salvare: il telefono non ha più spazio. Libera un po’ di spazio e riprova.',
      );
    }
  }
}

/** What the Comune did not accept stays in sight here, where it was written. */
function refusedNote({
  doc,
  problem,
}: Refused): TemplateResult | typeof nothing {
  if (!isDoc(doc, 'delegation')) return nothing;
  const { givenName, familyName } = doc.body;
  return callout({
    kind: 'warning',
    title: `${givenName} ${familyName}`,
    text: refusalWords('delegation', problem),
    actions: html`<a class="btn btn-outline" href=${amendHref(doc) ?? ''}
      >${msg('Modifica e rimanda')}</a
    >`,
  });
}

function isOver({ body }: DelegationDoc): boolean {
  return body.revoked || body.to < today();
}

function byEnd(one: DelegationDoc, other: DelegationDoc): number {
  return one.body.to < other.body.to ? 1 : -1;
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-delegations-page': DelegationsPage;
  }
}
