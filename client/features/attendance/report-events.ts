import type { ReportDraft } from './report-form.ts';

/** A letter or a tick in the report of an absence. */
export class ReportChangeEvent extends Event {
  static readonly type = 'pg-report-change';
  readonly change: Partial<ReportDraft>;
  constructor(change: Partial<ReportDraft>) {
    super(ReportChangeEvent.type, { bubbles: true });
    this.change = change;
  }
}

/** The parent pressed 'Invia'. */
export class ReportSendEvent extends Event {
  static readonly type = 'pg-report-send';
  constructor() {
    super(ReportSendEvent.type, { bubbles: true });
  }
}
