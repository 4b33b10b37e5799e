import { consume } from '@lit/context';
import { msg } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { AbsenceDoc } from '#model/absence.ts';
import type { ChildDoc } from '#model/child.ts';
import type { ServiceDay } from '#model/service-day.ts';
import type { ServiceDoc } from '#model/service.ts';
import { now, today } from '../../app/clock.ts';
import { storeContext } from '../../app/contexts.ts';
import { amendHref } from '../../app/amend-href.ts';
import { itemSign } from '../../app/item-sign.ts';
import { notify } from '../../app/notify.ts';
import { refusalWords } from '../../app/refusal-words.ts';
import type { Refused, Store } from '../../data/store.ts';
import { callout } from '../../ui/callout.ts';
import { isOnlyHere, reportedWords, withdrawn } from './absence-state.ts';
import { receiptWords } from './cut-off-words.ts';
import { cutOffState } from './cut-off.ts';
import { causeWord } from './day-words.ts';

/** The absence of a day in a service: its state from this phone to the Comune, and reporting or undoing it. */
@customElement('pg-day-absence')
export class DayAbsence extends LitElement {
  @property({ attribute: false }) child!: ChildDoc;
  @property({ attribute: false }) service: ServiceDoc | undefined;
  @property({ attribute: false }) slug = '';
  @property({ attribute: false }) one!: ServiceDay;
  /** Name of who wrote it last, when of this household. */
  @property({ attribute: false }) by: string | undefined;
  @property({ attribute: false }) refused: Refused | undefined;
  @consume({ context: storeContext }) store!: Store;
  @state() private problem = '';

  protected override createRenderRoot(): this {
    return this;
  }

  protected override render(): TemplateResult {
    const { absence } = this.one;
    return html`${this.#refusal()} ${absence ? this.#absence(absence) : nothing}
    ${
      this.problem
        ? callout({ kind: 'danger', text: this.problem, role: 'alert' })
        : nothing
    }
    ${this.#act(absence)}`;
  }

  #absence(absence: AbsenceDoc): TemplateResult {
    const { cause, note, withdrawn: isWithdrawn } = absence.body;
    return html`<div class="day-plan">
      <p>
        ${isWithdrawn ? '' : `${causeWord(cause)}. `}${reportedWords(
          absence,
          this.by,
        )}
      </p>
      ${note && !isWithdrawn ? html`<p>«${note}»</p>` : nothing}
      ${
        absence.received
          ? itemSign('received', receiptWords(absence, this.service), {
              live: true,
            })
          : itemSign(
              'here',
              msg(
                'Su questo telefono: non ancora ricevuta dal Comune. Vale l’ora di arrivo.',
              ),
              { live: true },
            )
      }
    </div>`;
  }

  #refusal(): TemplateResult | undefined {
    const { refused } = this;
    if (!refused) return undefined;
    return callout({
      kind: 'danger',
      title: msg('Il Comune non ha accettato l’assenza'),
      text: refusalWords('absence', refused.problem),
      actions: html`<a
          class="btn btn-outline"
          href=${amendHref(refused.doc) ?? '/sincronizzazione'}
          >${msg('Modifica e rimanda')}</a
        ><button
          type="button"
          class="btn btn-text"
          @click=${() => this.store.dropRefused(refused.doc._id)}
        >
          ${msg('Lascia perdere')}
        </button>`,
    });
  }

  #act(absence: AbsenceDoc | undefined): TemplateResult | undefined {
    const { state, day } = this.one;
    if (absence && state === 'reported')
      return html`<p class="small" data-writes>${this.#undoWords(absence)}</p>
        <button
          type="button"
          data-writes
          class="btn btn-outline"
          @click=${() => this.#undo(absence)}
        >
          ${msg('Ritira l’assenza')}
        </button>`;
    return state === 'awaited' && day >= today()
      ? html`<a data-writes class="btn btn-primary" href=${this.#reportHref()}
          >${msg('Comunica un’assenza')}</a
        >`
      : undefined;
  }

  /** What taking it back means for the meal, said before the tap. */
  #undoWords(absence: AbsenceDoc): string {
    const cutOff = this.service?.body.cutOff;
    const standing = cutOffState(absence.body.day, now(), cutOff);
    if (isOnlyHere(absence))
      return msg('Non è ancora partita: ritirandola non resta traccia.');
    if (standing.kind === 'free' || !cutOff)
      return msg('Se la ritiri, la scuola aspetta il bambino come sempre.');
    return standing.kind === 'in-time'
      ? msg('Se la ritiri, il servizio torna in programma e viene addebitato.')
      : msg(
          'L’orario limite è passato: puoi ritirarla, ma avvisa la scuola, perché il pasto potrebbe non essere pronto.',
        );
  }

  async #undo(absence: AbsenceDoc): Promise<void> {
    this.problem = '';
    const { account } = this.store;
    try {
      if (isOnlyHere(absence) && (await this.store.cancel(absence._id))) {
        notify(this, { text: msg('Assenza ritirata.') });
        return;
      }
      const problems = await this.store.save(
        withdrawn(absence, {
          at: now(),
          ...(account.person && { author: account.person }),
          ...(account.family && { family: account.family }),
        }),
      );
      if (problems[0]) this.problem = refusalWords('absence', problems[0]);
    } catch {
      this.problem = msg(
        'Non siamo riusciti a salvare: il telefono non ha spazio. L’assenza resta com’era.',
      );
    }
  }

  #reportHref(): string {
    const query = new URLSearchParams({
      figlio: this.child.child ?? '',
      servizio: this.slug,
      giorno: this.one.day,
    });
    return `/presenze/assenza?${query.toString()}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-day-absence': DayAbsence;
  }
}
