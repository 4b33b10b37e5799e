import type { Doc } from '#model/document.ts';
import { attendanceDocs } from './sample-attendance.ts';
import { announcements, messages } from './sample-messages.ts';
import { money } from './sample-money.ts';
import {
  children,
  closures,
  enrolments,
  household,
  services,
} from './sample-people.ts';

/** One invented household as a phone holds it, for page tests: attendance, money, news and threads. */
export const sampleDocs: readonly Doc[] = [
  household,
  ...children,
  ...enrolments,
  ...services,
  ...closures,
  ...attendanceDocs,
  ...money,
  ...announcements,
  ...messages,
];
