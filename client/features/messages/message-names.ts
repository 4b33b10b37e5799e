import { msg, str } from '@lit/localize';
import type { AnnouncementBody } from '#model/announcement.ts';
import { isDoc, type Doc } from '#model/document.ts';
import type { Slug } from '#model/ids.ts';
import type { Topic } from '#model/message.ts';
import { listOf } from '../../app/format.ts';
import { currentLocale } from '../../app/locale.ts';

/** The types the communication pages read. */
export const messageTypes = [
  'announcement',
  'message',
  'readMark',
  'enrolment',
  'service',
] as const;
export type CommunicationDoc = Doc<(typeof messageTypes)[number]>;

/** Names for the slugs that documents carry, as far as this phone knows them. */
export interface MessageNames {
  school(slug: Slug): string;
  service(slug: Slug): string;
  /** The office that answers on a topic. */
  office(topic: Topic): string;
  /** 'Per: Primaria Gulli' or 'Per tutte le famiglie'. */
  audience(body: AnnouncementBody): string;
}

export function messageNames(docs: readonly CommunicationDoc[]): MessageNames {
  const schools = new Map<Slug, string>();
  for (const one of docs)
    if (isDoc(one, 'enrolment'))
      schools.set(one.body.school, one.body.schoolName);
  const services = docs.filter((one) => isDoc(one, 'service'));
  const bodyOf = (slug: string) =>
    services.find(({ body }) => body.service === slug)?.body;
  const school = (slug: Slug) => schools.get(slug) ?? slug;
  const service = (slug: Slug) => {
    const body = bodyOf(slug);
    const english = currentLocale() === 'en' ? body?.nameEn : undefined;
    return english ?? body?.name ?? slug;
  };
  return {
    school,
    service,
    office: (topic) => bodyOf(topic)?.office ?? msg('Servizi Educativi'),
    audience: (body) => {
      // A school of other families is none of this one's names: it stays out of the line.
      const named = [
        ...(body.schools ?? []).filter((one) => schools.has(one)).map(school),
        ...(body.services ?? []).filter((one) => bodyOf(one)).map(service),
      ];
      return named.length > 0
        ? msg(str`Per: ${listOf(named)}`)
        : msg('Per tutte le famiglie');
    },
  };
}
