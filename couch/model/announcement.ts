import { day, instant } from './day.ts';
import { kind, type Envelope } from './envelope.ts';
import { slug } from './ids.ts';
import {
  flag,
  integer,
  list,
  object,
  pattern,
  text,
  type Infer,
} from './schema.ts';

/** A file that goes with an announcement: `name` is its CouchDB attachment, `bytes` its size. */
const file = object({
  name: pattern('[A-Za-z0-9][A-Za-z0-9._-]{0,79}'),
  title: text(120),
  contentType: pattern('[a-z]+/[a-z0-9.+-]+'),
  bytes: integer(0, 5_242_880),
});

/** News of the Comune, for everybody or for some schools or services; `confirm` asks for 'Ho letto'. */
export const announcement = kind({
  type: 'announcement',
  writer: 'staff',
  audience: 'town',
  attachments: true,
  body: object(
    {
      title: text(160),
      text: text(20_000),
      office: text(120),
      published: instant,
      confirm: flag,
    },
    {
      until: day,
      schools: list(slug, 200),
      services: list(slug, 50),
      files: list(file, 10),
    },
  ),
});
export type AnnouncementBody = Infer<typeof announcement.body>;
export type AnnouncementDoc = Envelope<'announcement', AnnouncementBody>;

/** Who an announcement is for, as seen from one family: the schools and services its children are enrolled in. */
export interface Reach {
  schools: readonly string[];
  services: readonly string[];
}

/** True when the announcement is for everybody or names one of the family's schools or services. */
export function concerns(body: AnnouncementBody, reach: Reach): boolean {
  const { schools = [], services = [] } = body;
  // An empty list, which a form may leave behind, names nobody and excludes nobody.
  if (schools.length === 0 && services.length === 0) return true;
  return (
    schools.some((one) => reach.schools.includes(one)) ||
    services.some((one) => reach.services.includes(one))
  );
}
