import { msg, str } from '@lit/localize';
import { addDays, localTime, type Day, type Instant } from '#model/day.ts';
import type { DueDoc } from '#model/due.ts';
import { messageTime, type MessageDoc } from '#model/message.ts';
import type { PaymentDoc } from '#model/payment.ts';
import { replacedDues } from '#model/replaced-dues.ts';
import type { AnnouncementItem } from '../../app/announcement-items.ts';
import { euro, shortDate } from '../../app/format.ts';
import type { Names } from '../../app/names.ts';

/** One thing that happened; the list is the same for news, answers and money. */
export interface NewsItem {
  id: string;
  kind: 'announcement' | 'answer' | 'due' | 'payment';
  at: Instant;
  title: string;
  detail: string;
  href: string;
  unread: boolean;
}

export interface NewsFacts {
  announcements: readonly AnnouncementItem[];
  messages: readonly MessageDoc[];
  /** Ids this parent has read. */
  read: ReadonlySet<string>;
  dues: readonly DueDoc[];
  payments: readonly PaymentDoc[];
  names: Names;
}

/** How long a read thing stays news, in days; what is unread stays until it is read. */
const freshDays = 30;

/** What is new, newest first. */
export function newsOf(facts: NewsFacts, today: Day): NewsItem[] {
  const since = addDays(today, -freshDays);
  const replaced = replacedDues(facts.dues);
  return [
    ...facts.announcements.filter((one) => !one.expired).map(fromAnnouncement),
    ...facts.messages
      .filter((one) => one.body.from.side === 'office')
      .map((one) => fromAnswer(one, facts.read)),
    ...facts.dues
      .filter((one) => !replaced.has(one.body.nav))
      .map((one) => fromDue(one, facts.names, today)),
    ...facts.payments.map((one) => fromPayment(one, facts.names)),
  ]
    .filter((one) => one.unread || localTime(one.at).day >= since)
    .sort((one, other) => other.at.localeCompare(one.at));
}

function fromAnnouncement({ doc, unread }: AnnouncementItem): NewsItem {
  return {
    id: doc._id,
    kind: 'announcement',
    at: doc.body.published,
    title: doc.body.title,
    detail: doc.body.office,
    href: `/avvisi/${doc._id.slice('announcement:'.length)}`,
    unread,
  };
}

function fromAnswer(doc: MessageDoc, read: ReadonlySet<string>): NewsItem {
  return {
    id: doc._id,
    kind: 'answer',
    at: messageTime(doc),
    title: msg(str`Risposta: ${doc.body.subject}`),
    detail: doc.body.from.name,
    href: `/messaggi/${doc.body.thread}`,
    unread: !read.has(doc._id),
  };
}

function fromDue(doc: DueDoc, names: Names, today: Day): NewsItem {
  const { body } = doc;
  return {
    id: doc._id,
    kind: 'due',
    at: doc.at,
    // Beside the sum: in the line below it would stand next to the day of the news.
    title: [
      body.amount < 0
        ? msg(str`Credito di ${euro(-body.amount)}`)
        : body.replaces
          ? msg(str`Avviso di pagamento corretto: ${euro(body.amount)}`)
          : msg(str`Nuovo avviso di pagamento: ${euro(body.amount)}`),
      body.amount > 0 &&
        msg(str`entro il ${shortDate(body.dueOn, new Date(today))}`),
    ]
      .filter(Boolean)
      .join(', '),
    detail: [names.child(doc.child), body.reason].filter(Boolean).join(' · '),
    href: '/conto',
    unread: false,
  };
}

function fromPayment(doc: PaymentDoc, names: Names): NewsItem {
  const { amount, service } = doc.body;
  return {
    id: doc._id,
    kind: 'payment',
    at: doc.at,
    title:
      amount < 0
        ? msg(str`Rimborso di ${euro(-amount)}`)
        : msg(str`Pagamento ricevuto: ${euro(amount)}`),
    detail: [names.child(doc.child), names.service(service)]
      .filter(Boolean)
      .join(' · '),
    href: '/conto',
    unread: false,
  };
}
