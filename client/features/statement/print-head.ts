import { msg, str } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { now } from '../../app/clock.ts';
import { fullStamp, listOf } from '../../app/format.ts';
import type { Choice, Offer } from './choice.ts';

/** What the paper says below the Comune's header: whose statement, of what, printed when. On screen it does not show. */
export function printHead(of: {
  person: string;
  choice: Choice;
  offer: Offer;
  serviceName: (slug: string) => string;
}): TemplateResult {
  const { choice, offer } = of;
  const years = listOf(
    choice.schoolYears.map((year) => year.replace('-', '/')),
  );
  const services =
    choice.services.length === offer.services.length
      ? msg('tutti')
      : listOf(choice.services.map(of.serviceName));
  return html`<header class="print-head">
    <p>${of.person}</p>
    <p>
      ${msg(str`Anni scolastici: ${years}.`)} ${msg(str`Servizi: ${services}.`)}
    </p>
    <p>${msg(str`Stampato il ${fullStamp(now())}.`)}</p>
  </header>`;
}
