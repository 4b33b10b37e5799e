import { consume } from '@lit/context';
import { msg } from '@lit/localize';
import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { isDoc } from '#model/document.ts';
import { openDues } from '#model/open-dues.ts';
import { statementChoices } from '#model/statement-choices.ts';
import { statementOf } from '#model/statement.ts';
import { today } from '../../app/clock.ts';
import {
  childrenContext,
  navigationContext,
  storeContext,
  type ChildChoice,
} from '../../app/contexts.ts';
import { LiveQuery } from '../../app/live-query.ts';
import { currentLocale } from '../../app/locale.ts';
import { hrefTo, type Navigation } from '../../app/navigation.ts';
import { notArrived } from '../../app/not-arrived.ts';
import type { Place } from '../../app/route.ts';
import type { Store } from '../../data/store.ts';
import { emptyState } from '../../ui/empty-state.ts';
import { euroIcon, printIcon } from '../../ui/icons.ts';
import { skeleton } from '../../ui/skeleton.ts';
import { choiceFrom, searchOf, type Choice, type Offer } from './choice.ts';
import { ofChildren, ofChoice, type Money } from './money-of.ts';
import './statement-answer.ts';
import './statement-chart.ts';
import './statement-choice.ts';
import type { ShowEvent } from './statement-choice.ts';
import './statement-movements.ts';
import { printHead } from './print-head.ts';
import './statement-totals.ts';

/** Estratto conto: the answer first, then the choice, the totals, the chart and every movement. */
@customElement('pg-statement-page')
export class StatementPage extends LitElement {
  @property({ attribute: false }) place!: Place;
  @consume({ context: storeContext }) store!: Store;
  @consume({ context: navigationContext }) navigation!: Navigation;
  @consume({ context: childrenContext, subscribe: true })
  @property({ attribute: false })
  childChoice!: ChildChoice;
  #docs = new LiveQuery(this, () =>
    this.store.watch('due', 'payment', 'service'),
  );
  #sync = new LiveQuery(this, () => this.store.sync);
  #hasAsked = false;

  protected override createRenderRoot(): this {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('beforeprint', this.#onPrint);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('beforeprint', this.#onPrint);
  }

  protected override render(): TemplateResult {
    if (!this.#docs.value) return skeleton(msg('Leggo l’estratto conto'), 8);
    const money = this.#money();
    const offer = statementChoices(money.dues, money.payments);
    if (offer.services.length === 0)
      return (
        notArrived(this.#sync.value, msg('L’estratto conto sta arrivando')) ??
        this.#empty()
      );
    const choice = choiceFrom(this.place.query, offer, today());
    const shown = ofChoice(money, choice);
    const statement = statementOf(shown.dues, shown.payments, {});
    const childName = this.#childName;
    const serviceName = this.#serviceName;
    return html`<div class="statement">
      ${printHead({
        person: this.store.account.name,
        choice,
        offer,
        serviceName,
      })}
      <pg-statement-answer
        .open=${openDues(shown.dues, shown.payments)}
        .everything=${openDues(money.dues, money.payments)}
        .sync=${this.#sync.value}
        .allHref=${this.#hrefOf(offer, offer)}
      ></pg-statement-answer>
      <pg-statement-choice
        class="no-print"
        .offer=${offer}
        .choice=${choice}
        .serviceName=${serviceName}
        @pg-show=${(event: ShowEvent) => {
          this.#show(event.choice, offer);
        }}
      ></pg-statement-choice>
      <div class="statement-wide">
        <section>
          <h2>${msg('Totali')}</h2>
          <pg-statement-totals
            .statement=${statement}
            .childName=${childName}
            .serviceName=${serviceName}
          ></pg-statement-totals>
        </section>
        <pg-statement-chart
          class="no-print"
          .services=${statement.services}
          .serviceName=${serviceName}
        ></pg-statement-chart>
      </div>
      <section>
        <div class="movements-head">
          <h2>${msg('Movimenti')}</h2>
          <button
            type="button"
            class="btn btn-outline no-print"
            @click=${() => {
              print();
            }}
          >
            ${printIcon()}${msg('Stampa')}
          </button>
        </div>
        <pg-statement-movements
          .statement=${statement}
          .childName=${childName}
          .serviceName=${serviceName}
        ></pg-statement-movements>
      </section>
    </div>`;
  }

  protected override updated(): void {
    if (!this.#hasAsked) return;
    const answer = this.querySelector<HTMLElement>('.answer-headline');
    if (!answer) return;
    this.#hasAsked = false;
    answer.focus();
  }

  #money(): Money {
    const docs = this.#docs.value ?? [];
    const money = {
      dues: docs.filter((one) => isDoc(one, 'due')),
      payments: docs.filter((one) => isDoc(one, 'payment')),
    };
    const { all, chosen } = this.childChoice;
    return chosen.length === all.length
      ? money
      : ofChildren(
          money,
          chosen.map((one) => one.child ?? ''),
        );
  }

  #show(choice: Choice, offer: Offer): void {
    this.#hasAsked = true;
    this.navigation.go(this.#hrefOf(choice, offer));
  }

  #hrefOf(choice: Choice, offer: Offer): string {
    return hrefTo(this.place, `/conto?${searchOf(choice, offer)}`);
  }

  #childName = (id: string | undefined): string => {
    const child = this.childChoice.all.find((one) => one.child === id);
    return child?.body.givenName ?? msg('Famiglia');
  };

  #serviceName = (slug: string): string => {
    const service = (this.#docs.value ?? [])
      .filter((one) => isDoc(one, 'service'))
      .find(({ body }) => body.service === slug)?.body;
    const english = currentLocale() === 'en' ? service?.nameEn : undefined;
    return english ?? service?.name ?? slug;
  };

  /** The paper says when it was printed, not when the page was opened. */
  #onPrint = (): void => {
    this.requestUpdate();
  };

  #empty(): TemplateResult {
    return emptyState({
      icon: euroIcon,
      title: msg('Nessun movimento'),
      text: msg(
        'Qui trovi gli importi dovuti e i pagamenti dei servizi. Il primo compare quando il Comune emette un importo per i tuoi figli.',
      ),
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-statement-page': StatementPage;
  }
}
