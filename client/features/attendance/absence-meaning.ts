import { msg } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ChildDoc } from '#model/child.ts';
import { today } from '../../app/clock.ts';
import { isAway } from '../../app/is-away.ts';
import type { Reach } from '../../data/store.ts';
import { callout } from '../../ui/callout.ts';
import { callIcon, messageIcon } from '../../ui/icons.ts';
import type { AttendanceData } from './attendance-data.ts';
import { isMobile, smsHref, telHref } from './call.ts';
import { offlineWords } from './cut-off-words.ts';
import { isPressing } from './cut-off.ts';
import { reportOf, type ReportDraft } from './report-form.ts';
import { meaningOf, skippedWords, type LineNames } from './report-words.ts';
import type { ReportLine } from './report.ts';

/** What sending would mean, before it is sent: the cut-off of each day, days left out, and what no network changes. */
@customElement('pg-absence-meaning')
export class AbsenceMeaning extends LitElement {
  @property({ attribute: false }) draft!: ReportDraft;
  @property({ attribute: false }) lines: readonly ReportLine[] = [];
  @property({ attribute: false }) childDocs: readonly ChildDoc[] = [];
  @property({ attribute: false }) data!: AttendanceData;
  @property({ attribute: false }) reach: Reach = 'unknown';

  protected override createRenderRoot(): this {
    return this;
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.lines.length === 0) return nothing;
    const names = this.#names();
    const cutOffs = this.lines
      .filter((one) => !one.skipped)
      .map((one) => one.cutOff);
    const isLate = cutOffs.some((one) => one?.kind === 'late');
    const offline = offlineWords(isAway(this.reach), cutOffs);
    return html`<div class="report-meaning" aria-live="polite">
      ${callout({
        kind: isLate ? 'warning' : 'info',
        title: msg('Che cosa succede se la invii'),
        text: html`<ul>
          ${meaningOf(this.lines, names, today()).map(
            (one) => html`<li>${one}</li>`,
          )}
          ${skippedWords(this.lines, names).map(
            (one) => html`<li class="muted">${one}</li>`,
          )}
        </ul>`,
      })}
      ${
        offline
          ? callout({
              kind: 'warning',
              text: offline,
              actions: cutOffs.some(isPressing) ? this.#calls() : nothing,
            })
          : nothing
      }
    </div>`;
  }

  #names(): LineNames {
    const names = new Map(
      this.childDocs.map((one) => [one.child, one.body.givenName]),
    );
    return {
      child: (line) => names.get(line.child) ?? '',
      service: (line) => this.data.serviceName(line.service),
    };
  }

  /** The line that needs no data: a call to each office concerned, an SMS where the number can read one. */
  #calls(): TemplateResult[] {
    const names = this.#names();
    const pressing = this.lines.filter((one) => isPressing(one.cutOff));
    const phones = new Set(
      pressing.flatMap((one) => one.facts.service?.body.phone ?? []),
    );
    const distinct = (values: string[]) => [...new Set(values)];
    const { from, to } = reportOf(this.draft);
    return [...phones].map((phone) => {
      const call = {
        children: distinct(pressing.map(names.child)),
        services: distinct(pressing.map(names.service)),
        from,
        to,
      };
      return html`<a class="btn btn-outline" href=${telHref(phone)}
          >${callIcon()}${msg('Chiama')} ${phone}</a
        >${
          isMobile(phone)
            ? html`<a class="btn btn-outline" href=${smsHref(phone, call)}
                >${messageIcon()}${msg('Prepara un SMS')}</a
              >`
            : nothing
        }`;
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-absence-meaning': AbsenceMeaning;
  }
}
