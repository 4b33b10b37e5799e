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

/** Line by line: a line that either side took away is gone, and a line that either wrote stands, theirs first. */
function mergeNotes(
  base: string | undefined,
  mine: string | undefined,
  theirs: string | undefined,
): string | undefined {
  if (mine === base) return theirs;
  if (theirs === base) return mine;
  const known = linesOf(base);
  const ours = linesOf(mine);
  const others = linesOf(theirs);
  const lines = others
    .filter((line) => ours.includes(line) || !known.includes(line))
    .concat(
      ours.filter((line) => !known.includes(line) && !others.includes(line)),
    );
  return lines.length > 0 ? lines.join('\n') : undefined;
}

function linesOf(note: string | undefined): string[] {
  return note === undefined ? [] : note.split('\n');
}
