import { msg } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { absenceCauses, noteLimit } from '#model/absence.ts';
import type { ChildDoc } from '#model/child.ts';
import { addDays } from '#model/day.ts';
import type { Slug } from '#model/ids.ts';
import { today } from '../../app/clock.ts';
import type { Reach } from '../../data/store.ts';
import { callout } from '../../ui/callout.ts';
import { field, fieldError } from '../../ui/field.ts';
import { sendIcon } from '../../ui/icons.ts';
import './absence-meaning.ts';
import type { AttendanceData } from './attendance-data.ts';
import { causeWord } from './day-words.ts';
import { ReportChangeEvent, ReportSendEvent } from './report-events.ts';
import type { ReportDraft, ReportFault } from './report-form.ts';
import { faultWords } from './report-words.ts';
import { maxReportDays, type ReportLine } from './report.ts';

interface Option {
  value: string;
  label: string;
}

/** The form of a report; tells every change (`pg-report-change`) and the wish to send (`pg-report-send`). */
@customElement('pg-absence-form')
export class AbsenceForm extends LitElement {
  @property({ attribute: false }) draft!: ReportDraft;
  @property({ attribute: false }) faults: readonly ReportFault[] = [];
  @property({ attribute: false }) restored = false;
  @property({ attribute: false }) childDocs: readonly ChildDoc[] = [];
  @property({ attribute: false }) offered: readonly Slug[] = [];
  @property({ attribute: false }) lines: readonly ReportLine[] = [];
  @property({ attribute: false }) data!: AttendanceData;
  @property({ attribute: false }) reach: Reach = 'unknown';

  protected override createRenderRoot(): this {
    return this;
  }

  protected override render(): TemplateResult {
    return html`<form class="report" novalidate @submit=${this.#submit}>
      ${
        this.restored
          ? callout({
              text: msg('Hai ritrovato quello che avevi iniziato a scrivere.'),
            })
          : nothing
      }
      ${
        this.childDocs.length > 1
          ? this.#many(
              msg('Per chi'),
              'children',
              this.childDocs.map((one) => ({
                value: one.child ?? '',
                label: one.body.givenName,
              })),
              'no-child',
            )
          : nothing
      }
      ${this.#many(
        msg('Servizi'),
        'services',
        this.offered.map((value) => ({
          value,
          label: this.data.serviceName(value),
        })),
        'no-service',
      )}
      ${this.#days()} ${this.#cause()} ${this.#note()}
      <pg-absence-meaning
        .draft=${this.draft}
        .lines=${this.lines}
        .childDocs=${this.childDocs}
        .data=${this.data}
        .reach=${this.reach}
      ></pg-absence-meaning>
      <div class="form-actions">
        <button class="btn btn-primary" type="submit">
          ${sendIcon()}${msg('Invia')}
        </button>
      </div>
    </form>`;
  }

  #many(
    legend: string,
    name: 'children' | 'services',
    options: readonly Option[],
    fault: ReportFault,
  ): TemplateResult {
    const [only, ...others] = options;
    if (!only)
      return html`<p>
        <strong>${legend}</strong>:
        ${msg('nessun servizio in questo anno scolastico')}
      </p>`;
    if (others.length === 0)
      return html`<p><strong>${legend}</strong>: ${only.label}</p>`;
    const chosen = this.draft[name];
    return html`<fieldset>
      <legend>${legend}</legend>
      ${this.#fault(fault)}
      <div class="report-options">
        ${options.map(
          ({ value, label }) =>
            html`<label class="form-check">
              <input
                type="checkbox"
                .checked=${live(chosen.includes(value))}
                @change=${(event: Event) => {
                  const { checked } = event.target as HTMLInputElement;
                  this.#tell({
                    [name]: options
                      .map((one) => one.value)
                      .filter((one) =>
                        one === value ? checked : chosen.includes(one),
                      ),
                  });
                }}
              />
              <span>${label}</span>
            </label>`,
        )}
      </div>
    </fieldset>`;
  }

  #days(): TemplateResult {
    const { isRange, from, to } = this.draft;
    return html`<fieldset>
      <legend>${msg('Quando')}</legend>
      ${this.#fault('bad-day')} ${this.#fault('past-day')}
      ${this.#fault('bad-range')}
      <div class="report-options">
        ${this.#radio('span', msg('Un giorno'), !isRange, { isRange: false })}
        ${this.#radio('span', msg('Più giorni'), isRange, { isRange: true })}
      </div>
      <div class="report-days">
        ${this.#dayField(
          'from',
          isRange ? msg('Dal giorno') : msg('Giorno'),
          from,
          today(),
        )}
        ${
          isRange
            ? this.#dayField('to', msg('Al giorno compreso'), to, from)
            : nothing
        }
      </div>
    </fieldset>`;
  }

  #dayField(
    name: 'from' | 'to',
    label: string,
    value: string,
    min: string,
  ): TemplateResult {
    return field(
      { id: `report-${name}`, label },
      ({ id }) =>
        html`<input
          id=${id}
          class="form-control"
          type="date"
          required
          .value=${value}
          min=${min}
          max=${String(addDays(today(), maxReportDays * 2))}
          @change=${(event: Event) => {
            const { value: day } = event.target as HTMLInputElement;
            const isLast = name === 'to' || day <= this.draft.to;
            this.#tell(isLast ? { [name]: day } : { from: day, to: day });
          }}
        />`,
    );
  }

  #cause(): TemplateResult {
    return html`<fieldset>
      <legend>${msg('Motivo')}</legend>
      ${this.#fault('no-cause')}
      <div class="report-options">
        ${absenceCauses.map((cause) =>
          this.#radio('cause', causeWord(cause), this.draft.cause === cause, {
            cause,
          }),
        )}
      </div>
    </fieldset>`;
  }

  #note(): TemplateResult {
    return html`${field(
      {
        id: 'report-note',
        label: msg('Nota per la scuola (facoltativa)'),
        error: this.faults.includes('long-note')
          ? faultWords('long-note')
          : undefined,
      },
      ({ id, describedBy, invalid }) =>
        html`<textarea
          id=${id}
          class="form-control"
          rows="2"
          maxlength=${noteLimit}
          aria-describedby=${describedBy}
          aria-invalid=${invalid}
          .value=${this.draft.note}
          @input=${(event: Event) => {
            this.#tell({ note: (event.target as HTMLTextAreaElement).value });
          }}
        ></textarea>`,
    )}`;
  }

  #radio(
    name: string,
    label: string,
    checked: boolean,
    change: Partial<ReportDraft>,
  ): TemplateResult {
    return html`<label class="form-check">
      <input
        type="radio"
        name="report-${name}"
        .checked=${live(checked)}
        @change=${() => {
          this.#tell(change);
        }}
      />
      <span>${label}</span>
    </label>`;
  }

  #fault(fault: ReportFault): TemplateResult | typeof nothing {
    return this.faults.includes(fault)
      ? fieldError(`report-${fault}`, faultWords(fault))
      : nothing;
  }

  #tell(change: Partial<ReportDraft>): void {
    this.dispatchEvent(new ReportChangeEvent(change));
  }

  #submit(event: Event): void {
    event.preventDefault();
    this.dispatchEvent(new ReportSendEvent());
    // The first fault is where the reader is taken: what is wrong must not hide above the screen.
    void this.updateComplete.then(() => {
      this.querySelector<HTMLElement>('.form-error')
        ?.closest('fieldset, .form-group')
        ?.querySelector<HTMLElement>('input, textarea')
        ?.focus();
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-absence-form': AbsenceForm;
  }
}
