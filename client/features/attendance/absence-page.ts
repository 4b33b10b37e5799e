import { consume } from '@lit/context';
import { msg } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { AbsenceDoc } from '#model/absence.ts';
import { isDay, monthOf } from '#model/day.ts';
import { isDoc } from '#model/document.ts';
import type { ChildId, Slug } from '#model/ids.ts';
import { now, today } from '../../app/clock.ts';
import {
  childrenContext,
  storeContext,
  type ChildChoice,
} from '../../app/contexts.ts';
import { amendParam } from '../../app/amend-href.ts';
import { Draft } from '../../app/draft.ts';
import { LiveQuery } from '../../app/live-query.ts';
import { refusalWords } from '../../app/refusal-words.ts';
import type { Place } from '../../app/route.ts';
import type { Store } from '../../data/store.ts';
import { callout } from '../../ui/callout.ts';
import { skeleton } from '../../ui/skeleton.ts';
import './absence-form.ts';
import './absence-sent.ts';
import {
  attendanceData,
  attendanceTypes,
  type AttendanceData,
} from './attendance-data.ts';
import type { ReportChangeEvent } from './report-events.ts';
import {
  draftOf,
  proposedDay,
  readReportDraft,
  reportFaults,
  reportOf,
  type ReportDraft,
  type ReportFault,
} from './report-form.ts';
import { absencesOf, reportLines, type ReportLine } from './report.ts';

/** Reporting an absence: who, which services, which days, why; what it means before sending, its state after. */
@customElement('pg-absence-page')
export class AbsencePage extends LitElement {
  @property({ attribute: false }) place!: Place;
  @consume({ context: storeContext }) store!: Store;
  @consume({ context: childrenContext, subscribe: true })
  @property({ attribute: false })
  childChoice!: ChildChoice;
  @state() private faults: readonly ReportFault[] = [];
  @state() private problem = '';
  @state() private sent: readonly string[] = [];
  #docs = new LiveQuery(this, () => this.store.watch(...attendanceTypes));
  #sync = new LiveQuery(this, () => this.store.sync);
  #refused = new LiveQuery(this, () => this.store.refused);
  #draft = new Draft<ReportDraft>(this, {
    store: () => this.store,
    key: () => this.#refused.value && `absence:${this.place.query.toString()}`,
    empty: () => this.#preset(),
    read: readReportDraft,
  });

  protected override createRenderRoot(): this {
    return this;
  }

  protected override render(): TemplateResult {
    if (!this.#docs.value || !this.#refused.value)
      return skeleton(msg('Leggo le iscrizioni'), 6);
    const data = attendanceData(this.#docs.value);
    const absences: readonly AbsenceDoc[] = this.#docs.value.filter(
      (one) => one.type === 'absence',
    );
    if (this.sent.length > 0)
      return html`<pg-absence-sent
        .ids=${this.sent}
        .data=${data}
        .childDocs=${this.childChoice.all}
        .absences=${absences}
        .place=${this.place}
      ></pg-absence-sent>`;
    const draft = this.#completed(data);
    return html`${
        this.problem
          ? callout({ kind: 'danger', text: this.problem, role: 'alert' })
          : nothing
      }
      <pg-absence-form
        .draft=${draft}
        .faults=${this.faults}
        .restored=${this.#draft.restored}
        .childDocs=${this.childChoice.all}
        .offered=${this.#servicesOf(
          draft.children.length > 0
            ? draft.children
            : this.childChoice.all.map(idOf),
          data,
        )}
        .lines=${this.#lines(draft, data)}
        .data=${data}
        .reach=${this.#sync.value?.reach ?? 'unknown'}
        @pg-report-change=${(event: ReportChangeEvent) => {
          this.#change(event.change);
        }}
        @pg-report-send=${() => this.#send(data)}
      ></pg-absence-form>`;
  }

  /** What the link that led here already says: a refused report to mend, or a child, a service, a day. */
  #preset(): ReportDraft {
    const { query } = this.place;
    const refused = this.#refused.value?.find(
      ({ doc }) => doc._id === query.get(amendParam),
    )?.doc;
    if (refused && isDoc(refused, 'absence')) return draftOf(refused);
    const child = query.get('figlio');
    const service = query.get('servizio');
    const asked = query.get('giorno');
    const from = asked !== null && isDay(asked) ? asked : proposedDay(now());
    return {
      children: child === null ? [] : [child],
      services: service === null ? [] : [service],
      isRange: false,
      from,
      to: from,
      cause: undefined,
      note: '',
    };
  }

  /** An only child, and every service of the chosen ones, need no ticking. */
  #completed(data: AttendanceData): ReportDraft {
    const { value } = this.#draft;
    const [only, ...others] = this.childChoice.all;
    const children =
      value.children.length === 0 && only && others.length === 0
        ? [idOf(only)]
        : value.children;
    const offered = this.#servicesOf(children, data);
    const services = value.services.filter((one) => offered.includes(one));
    return {
      ...value,
      children,
      services:
        services.length === 0 && offered.length === 1 ? offered : services,
    };
  }

  #servicesOf(children: readonly ChildId[], data: AttendanceData): Slug[] {
    const day = this.#draft.value.from || today();
    return [
      ...new Set(
        children.flatMap((child) => data.servicesOf(child, monthOf(day))),
      ),
    ];
  }

  #lines(draft: ReportDraft, data: AttendanceData): ReportLine[] {
    const isReady = reportFaults(draft, today()).every(
      (one) => one === 'no-cause' || one === 'long-note',
    );
    return isReady
      ? reportLines(reportOf(draft), data.factsOf, {
          today: today(),
          at: now(),
        })
      : [];
  }

  #change(change: Partial<ReportDraft>): void {
    this.problem = '';
    this.#draft.set(change);
    // What was wrong is judged again as it is mended, never before the first try to send.
    if (this.faults.length > 0)
      this.faults = reportFaults(this.#draft.value, today());
  }

  async #send(data: AttendanceData): Promise<void> {
    const draft = this.#completed(data);
    this.faults = reportFaults(draft, today());
    const { person, family } = this.store.account;
    if (this.faults.length > 0) return;
    if (!person || !family) {
      this.problem = refusalWords('absence', {
        code: 'not-yours-to-write',
        path: '',
      });
      return;
    }
    const absences = absencesOf(this.#lines(draft, data), reportOf(draft), {
      family,
      author: person,
      at: now(),
    });
    if (absences.length === 0) {
      this.problem = msg(
        'In questi giorni non c’è nulla da comunicare: il servizio non c’è o l’assenza è già comunicata.',
      );
      return;
    }
    try {
      for (const one of absences) {
        const [problem] = await this.store.save(one);
        if (problem) {
          this.problem = refusalWords('absence', problem);
          return;
        }
      }
    } catch {
      this.problem = msg(
        'Non siamo riusciti a salvare: il telefono non ha più spazio. Quello che hai scritto è ancora qui: libera un po’ di spazio e riprova.',
      );
      return;
    }
    this.sent = absences.map((one) => one._id);
    const mended = this.place.query.get(amendParam);
    if (mended !== null) await this.store.dropRefused(mended);
    await this.#draft.drop();
  }
}

function idOf(child: { child?: ChildId }): ChildId {
  return child.child ?? '';
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-absence-page': AbsencePage;
  }
}
