import { addDays, weekday, type Day, type Instant } from '#model/day.ts';
import type { Doc } from '#model/document.ts';
import { doc } from './envelope.ts';
import type { Adult, Household, Kid } from './household.ts';
import { clockOf, later, moment } from './moment.ts';
import { offices } from './offices.ts';
import { randomFor, uuidFor, type Random } from './random.ts';
import { openQuestions, threadTexts, type ThreadText } from './thread-texts.ts';
import type { World } from './world.ts';

/** A household's threads: answered ones of the last year, of two turns or more, and now and then an open question. */
export function messagesOf(
  world: World,
  household: Household,
): Doc<'message'>[] {
  const random = randomFor(world.seed, 'messages', household.index);
  const shows = household.scene === 'two-children';
  const answered = shows ? 2 : random.int(0, 2);
  const messages: Doc<'message'>[] = [];
  const fitting = textsFor(world, household);
  const texts = threadTexts.filter(fitting);
  let distance = random.int(12, 40);
  for (let thread = 0; thread < answered; thread += 1) {
    const [text] = texts.splice(random.int(0, texts.length - 1), 1);
    if (!text) break;
    messages.push(
      ...threadDocs(world, household, {
        text,
        from: addDays(world.today, -distance),
        number: thread,
        random,
      }),
    );
    distance += random.int(30, 120);
  }
  if (shows || random.chance(0.12))
    messages.push(
      ...threadDocs(world, household, {
        text: random.pick(openQuestions.filter(fitting)),
        from: addDays(world.today, -random.int(1, 3)),
        number: answered,
        random,
      }),
    );
  return messages;
}

/** True of a text about a service that the household uses, or about none in particular. */
function textsFor(
  world: World,
  { children }: Household,
): (text: ThreadText) => boolean {
  const year = world.years.at(-1);
  const topics = new Set<string>(['payments', 'enrolment', 'other']);
  for (const { places } of children)
    for (const place of places)
      if (place.year === year) topics.add(place.service);
  return ({ topic }) => topics.has(topic);
}

interface Thread {
  text: ThreadText;
  from: Day;
  number: number;
  random: Random;
}

function threadDocs(
  world: World,
  household: Household,
  { text, from, number, random }: Thread,
): Doc<'message'>[] {
  const adult = random.pick(household.adults);
  const child = random.pick(household.children);
  const thread = uuidFor(world.seed, 'message', household.index, number, 0);
  let on = from;
  return text.turns.map(([side, template], turn) => {
    if (turn > 0) on = workday(addDays(on, 1));
    const at = moment(on, clockOf(random.int(500, 1_060)));
    const uuid = uuidFor(world.seed, 'message', household.index, number, turn);
    const words = template.replaceAll('{child}', child.givenName);
    return messageDoc({ household, adult, child, thread, text }, side, {
      at,
      uuid,
      words,
    });
  });
}

interface Setting {
  household: Household;
  adult: Adult;
  child: Kid;
  thread: string;
  text: ThreadText;
}

function messageDoc(
  { household, adult, child, thread, text }: Setting,
  side: 'parent' | 'office',
  { at, uuid, words }: { at: Instant; uuid: string; words: string },
): Doc<'message'> {
  const whose = { family: household.id, child: child.id };
  const mine = {
    author: adult.person,
    received: { at: later(at, 35), by: 'portal' },
  };
  const name = `${adult.givenName} ${adult.familyName}`;
  return doc(
    'message',
    at,
    side === 'parent' ? { ...whose, ...mine } : whose,
    {
      thread,
      topic: text.topic,
      subject: text.subject,
      text: words,
      from:
        side === 'parent' ? { side, name } : { side, ...offices[text.topic] },
    },
    uuid,
  );
}

function workday(on: Day): Day {
  const number = weekday(on);
  return number > 5 ? addDays(on, 8 - number) : on;
}
