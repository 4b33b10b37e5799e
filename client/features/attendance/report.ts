import type { AbsenceCause, AbsenceDoc } from '#model/absence.ts';
import type { Day, Instant } from '#model/day.ts';
import { daysFrom } from '#model/day.ts';
import { absenceId } from '#model/document-id.ts';
import type { ChildId, FamilyId, PersonId, Slug } from '#model/ids.ts';
import { serviceDay, type ServiceFacts } from '#model/service-day.ts';
import { cutOffState, type CutOffState } from './cut-off.ts';

/** What a parent fills in to report an absence. */
export interface ReportForm {
  children: ChildId[];
  services: Slug[];
  from: Day;
  /** Equal to `from` for one day. */
  to: Day;
  cause: AbsenceCause;
  note: string;
}

/** One child, one service, one day of a report, and what sending would mean for it. */
export interface ReportLine {
  child: ChildId;
  service: Slug;
  day: Day;
  facts: ServiceFacts;
  /** Undefined when the line is skipped. */
  cutOff?: CutOffState;
  /** Why nothing is sent for this day. */
  skipped?: 'closed' | 'none' | 'recorded' | 'already-reported';
}

/** The longest range of one report: a summer of absences is a withdrawal, not an absence. */
export const maxReportDays = 92;

/** Every line of a report in the order of its days, skipped ones included. */
export function reportLines(
  form: ReportForm,
  factsOf: (child: ChildId, service: Slug) => ServiceFacts,
  now: { today: Day; at: Instant },
): ReportLine[] {
  const lines: ReportLine[] = [];
  for (const day of daysFrom(form.from, form.to).slice(0, maxReportDays))
    for (const child of form.children)
      for (const service of form.services) {
        const facts = factsOf(child, service);
        // A child who does not use the service at all has no line: the choice is shared by siblings.
        if (facts.enrolments.length === 0) continue;
        lines.push(reportLine({ child, service, day, facts }, now));
      }
  return lines;
}

function reportLine(
  line: Pick<ReportLine, 'child' | 'service' | 'day' | 'facts'>,
  now: { today: Day; at: Instant },
): ReportLine {
  const { state } = serviceDay(line.day, line.facts, now.today);
  if (state === 'closed' || state === 'none')
    return { ...line, skipped: state };
  if (state === 'reported') return { ...line, skipped: 'already-reported' };
  if (state !== 'awaited') return { ...line, skipped: 'recorded' };
  return {
    ...line,
    cutOff: cutOffState(line.day, now.at, line.facts.service?.body.cutOff),
  };
}

/** The documents of the lines that are not skipped. */
export function absencesOf(
  lines: readonly ReportLine[],
  form: ReportForm,
  by: { family: FamilyId; author: PersonId; at: Instant },
): AbsenceDoc[] {
  const note = form.note.trim();
  return lines
    .filter((line) => !line.skipped)
    .map(({ child, service, day }) => ({
      _id: absenceId(child, service, day),
      type: 'absence',
      v: 1,
      ...by,
      child,
      body: {
        service,
        day,
        cause: form.cause,
        withdrawn: false,
        ...(note && { note }),
      },
    }));
}
