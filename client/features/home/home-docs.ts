import { isDoc, type Doc } from '#model/document.ts';
import type { AttendanceDocs } from '#model/service-facts.ts';

/** The types Oggi reads. */
export const homeTypes = [
  'child',
  'enrolment',
  'presences',
  'absence',
  'service',
  'closure',
  'due',
  'payment',
  'announcement',
  'message',
  'readMark',
] as const;
type HomeDoc = Doc<(typeof homeTypes)[number]>;

/** The same documents by type. */
export interface HomeDocs extends AttendanceDocs {
  dues: readonly Doc<'due'>[];
  payments: readonly Doc<'payment'>[];
  announcements: readonly Doc<'announcement'>[];
  messages: readonly Doc<'message'>[];
  readMarks: readonly Doc<'readMark'>[];
}

export function homeDocs(docs: readonly HomeDoc[]): HomeDocs {
  return {
    services: docs.filter((one) => isDoc(one, 'service')),
    enrolments: docs.filter((one) => isDoc(one, 'enrolment')),
    presences: docs.filter((one) => isDoc(one, 'presences')),
    absences: docs.filter((one) => isDoc(one, 'absence')),
    closures: docs.filter((one) => isDoc(one, 'closure')),
    dues: docs.filter((one) => isDoc(one, 'due')),
    payments: docs.filter((one) => isDoc(one, 'payment')),
    announcements: docs.filter((one) => isDoc(one, 'announcement')),
    messages: docs.filter((one) => isDoc(one, 'message')),
    readMarks: docs.filter((one) => isDoc(one, 'readMark')),
  };
}
