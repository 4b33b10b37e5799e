import { kind, type Envelope } from './envelope.ts';
import { slug } from './ids.ts';
import { rangeEnd, rangeFaults, rangeFields } from './range.ts';
import { schoolYear } from './school-year.ts';
import { object, text, type Infer } from './schema.ts';

/** A child's place in one service, at one school and in one group, for a dated range within a school year. */
export const enrolment = kind({
  type: 'enrolment',
  writer: 'staff',
  audience: 'child-and-school',
  body: object(
    {
      service: slug,
      school: slug,
      schoolName: text(120),
      group: slug,
      groupName: text(80),
      schoolYear,
      ...rangeFields,
    },
    rangeEnd,
  ),
  faults: ({ body }) => rangeFaults(body, '/body'),
});
export type EnrolmentBody = Infer<typeof enrolment.body>;
export type EnrolmentDoc = Envelope<'enrolment', EnrolmentBody>;
