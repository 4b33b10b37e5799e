import type { ChildDoc } from '#model/child.ts';
import { childToday, type ChildToday } from '#model/child-today.ts';
import type { Day } from '#model/day.ts';
import type { Doc } from '#model/document.ts';
import type { PersonId } from '#model/ids.ts';
import { sum, type Cents } from '#model/money.ts';
import { openDues, overdueOn } from '#model/open-dues.ts';
import {
  announcementItems,
  reachOf,
  type AnnouncementItem,
} from '../../app/announcement-items.ts';
import type { Names } from '../../app/names.ts';
import type { SyncState } from '../../data/store.ts';
import { actsOf, type Act } from './acts.ts';
import type { HomeDocs } from './home-docs.ts';
import { newsOf, type NewsItem } from './news.ts';

/** What a child's card says. */
export interface ChildCard extends ChildToday {
  child: ChildDoc;
  /** School and group of today's or the next enrolment. */
  place: string;
  /** Cents still to pay for this child, and the earliest deadline. */
  open: Cents;
  /** Of which past its deadline. */
  late: Cents;
  openBy: Day | undefined;
  /** Items on this phone that are about this child. */
  pending: number;
}

export interface HomeView {
  acts: Act[];
  cards: ChildCard[];
  news: NewsItem[];
}

export interface HomeFacts {
  docs: HomeDocs;
  names: Names;
  sync: SyncState;
  pending: readonly Doc[];
  person: PersonId | undefined;
  children: readonly ChildDoc[];
  /** True under 'Tutti': also what is about no child in particular. */
  all: boolean;
  today: Day;
}

/** Oggi, from what is on the phone. */
export function homeView(facts: HomeFacts): HomeView {
  const { docs, today, person } = facts;
  const ids = new Set(facts.children.map((one) => one.child));
  const mine = <T extends Doc>(list: readonly T[]) =>
    list.filter((one) =>
      one.child === undefined ? facts.all : ids.has(one.child),
    );
  const enrolments = facts.all ? docs.enrolments : mine(docs.enrolments);
  const announcements = announcementItems({
    announcements: docs.announcements,
    readMarks: docs.readMarks,
    person,
    reach: reachOf(enrolments, today),
    today,
  });
  const owed = openDues(docs.dues, docs.payments);
  const late = owed.dues.find((one) => one.due.body.dueOn < today);
  return {
    acts: actsOf({
      sync: facts.sync,
      announcements,
      overdue: overdueOn(owed, today),
      overdueSince: late?.due.body.dueOn,
    }),
    cards: facts.children.map((child) => cardOf(child, facts)),
    news: newsOf(
      {
        announcements: withoutActs(announcements),
        messages: facts.all ? docs.messages : mine(docs.messages),
        read: new Set(
          docs.readMarks
            .filter((one) => one.author === person)
            .map((one) => one.body.target),
        ),
        dues: mine(docs.dues),
        payments: mine(docs.payments),
        names: facts.names,
      },
      today,
    ),
  };
}

/** What already stands on top as an act is not said twice. */
function withoutActs(items: readonly AnnouncementItem[]): AnnouncementItem[] {
  return items.filter((one) => !one.toConfirm);
}

function cardOf(child: ChildDoc, facts: HomeFacts): ChildCard {
  const { docs, today } = facts;
  const id = child.child ?? '';
  const owed = openDues(docs.dues, docs.payments).dues.filter(
    (one) => one.due.child === id,
  );
  const enrolment = docs.enrolments
    .filter((one) => one.child === id && (one.body.to ?? today) >= today)
    .sort((one, other) => one.body.from.localeCompare(other.body.from))[0];
  return {
    ...childToday(id, docs, today),
    child,
    place: enrolment
      ? `${enrolment.body.schoolName} · ${enrolment.body.groupName}`
      : '',
    open: sum(owed.map((one) => one.open)),
    late: sum(
      owed.filter((one) => one.due.body.dueOn < today).map((one) => one.open),
    ),
    openBy: owed[0]?.due.body.dueOn,
    pending: facts.pending.filter((one) => one.child === id).length,
  };
}
