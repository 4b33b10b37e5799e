import {
  absenceCauses,
  noteLimit,
  type AbsenceCause,
  type AbsenceDoc,
} from '#model/absence.ts';
import {
  addDays,
  isDay,
  localTime,
  type Day,
  type Instant,
} from '#model/day.ts';
import type { ChildId, Slug } from '#model/ids.ts';
import type { ReportForm } from './report.ts';

/** The form of a report as typed so far. */
export interface ReportDraft {
  children: ChildId[];
  services: Slug[];
  isRange: boolean;
  from: Day;
  to: Day;
  /** Undefined until chosen: no cause is guessed. */
  cause: AbsenceCause | undefined;
  note: string;
}

export type ReportFault =
  | 'no-child'
  | 'no-service'
  | 'no-cause'
  | 'bad-day'
  | 'past-day'
  | 'bad-range'
  | 'long-note';

/** What keeps a report from being sent, in the order of the form. */
export function reportFaults(draft: ReportDraft, today: Day): ReportFault[] {
  const faults: ReportFault[] = [];
  if (draft.children.length === 0) faults.push('no-child');
  if (draft.services.length === 0) faults.push('no-service');
  if (!isDay(draft.from) || (draft.isRange && !isDay(draft.to)))
    faults.push('bad-day');
  else if (draft.from < today) faults.push('past-day');
  else if (draft.isRange && draft.to < draft.from) faults.push('bad-range');
  if (!draft.cause) faults.push('no-cause');
  if (draft.note.trim().length > noteLimit) faults.push('long-note');
  return faults;
}

/** The report a sound draft makes; also for what it would mean, while the cause is still open. */
export function reportOf(draft: ReportDraft): ReportForm {
  return {
    children: draft.children,
    services: draft.services,
    from: draft.from,
    to: draft.isRange ? draft.to : draft.from,
    cause: draft.cause ?? 'other',
    note: draft.note,
  };
}

/** The form that would make this absence again. */
export function draftOf({ child, body }: AbsenceDoc): ReportDraft {
  return {
    children: child === undefined ? [] : [child],
    services: [body.service],
    isRange: false,
    from: body.day,
    to: body.day,
    cause: body.cause,
    note: body.note ?? '',
  };
}

/** From this hour a report is rather for tomorrow: the day's services are over or their cut-off long passed. */
const afternoon = '12:00';

/** The day a new report proposes. */
export function proposedDay(at: Instant): Day {
  const { day, clock } = localTime(at);
  return clock < afternoon ? day : addDays(day, 1);
}

/** A kept draft, if it still has this form's shape. */
export function readReportDraft(kept: unknown): ReportDraft | undefined {
  if (typeof kept !== 'object' || kept === null) return undefined;
  const one = kept as Partial<Record<keyof ReportDraft, unknown>>;
  const isText = (value: unknown) => typeof value === 'string';
  const isList = (value: unknown) =>
    Array.isArray(value) && value.every(isText);
  const cause = absenceCauses.find((known) => known === one.cause);
  return isList(one.children) &&
    isList(one.services) &&
    isText(one.from) &&
    isText(one.to) &&
    isText(one.note)
    ? { ...(one as ReportDraft), isRange: one.isRange === true, cause }
    : undefined;
}
