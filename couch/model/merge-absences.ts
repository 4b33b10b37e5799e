import { noteLimit, type AbsenceBody } from './absence.ts';

/**
 * Two edits of one absence, field by field: what I changed is mine, what I left is theirs, and two notes stand one
 * under the other. `lost` when the notes do not fit together: theirs stands, so that nobody's words are overwritten.
 */
export function mergeAbsences(
  base: AbsenceBody | undefined,
  mine: AbsenceBody,
  theirs: AbsenceBody,
): { body: AbsenceBody; lost: boolean } {
  const note = mergeNotes(base?.note, mine.note, theirs.note);
  const fits = note === undefined || note.length <= noteLimit;
  const kept = fits ? note : theirs.note;
  const body: AbsenceBody = {
    service: theirs.service,
    day: theirs.day,
    cause: mine.cause === base?.cause ? theirs.cause : mine.cause,
    withdrawn:
      mine.withdrawn === base?.withdrawn ? theirs.withdrawn : mine.withdrawn,
  };
  if (kept !== undefined) body.note = kept;
  return { body, lost: !fits };
}

function mergeNotes(
  base: string | undefined,
  mine: string | undefined,
  theirs: string | undefined,
): string | undefined {
  if (mine === base) return theirs;
  if (theirs === base) return mine;
  if (mine === undefined) return theirs;
  if (theirs === undefined) return mine;
  if (holds(theirs, mine)) return theirs;
  return holds(mine, theirs) ? mine : `${theirs}\n${mine}`;
}

/** True when the lines of `part` stand in `whole`: a merge that comes again must not say them twice. */
function holds(whole: string, part: string): boolean {
  return `\n${whole}\n`.includes(`\n${part}\n`);
}
