import { addDays, weekday, type Day } from '#model/day.ts';
import type { Doc } from '#model/document.ts';
import type { TariffBody } from '#model/tariff.ts';
import {
  announcementTexts,
  type AnnouncementPlan,
  type FileName,
} from './announcement-texts.ts';
import { calendarFile } from './calendar-file.ts';
import { closuresSoon } from './closures.ts';
import { doc } from './envelope.ts';
import { menuPdf } from './menu.ts';
import { clockOf, moment } from './moment.ts';
import { randomFor, uuidFor } from './random.ts';
import { tariffPdf } from './tariff-pdf.ts';
import type { World } from './world.ts';

/** A file as it stands in CouchDB: under its name, with its type. */
export interface DemoFile {
  name: string;
  title: string;
  contentType: string;
  data: Buffer;
}

/** The announcements and, by document id, their files. */
export function announcementsOf(
  world: World,
  tariffs: readonly TariffBody[],
): { documents: Doc<'announcement'>[]; files: Map<string, DemoFile[]> } {
  const files = new Map<string, DemoFile[]>();
  const plans = announcementTexts(world, closuresSoon(world.today));
  const documents = plans.map((plan, index) => {
    const attached = (plan.files ?? []).map((name) =>
      fileOf(world, tariffs, name, plan),
    );
    const document = announcementDoc(world, plan, index, attached);
    if (attached.length > 0) files.set(document._id, attached);
    return document;
  });
  return { documents, files };
}

function announcementDoc(
  world: World,
  { daysAgo, body }: AnnouncementPlan,
  index: number,
  attached: readonly DemoFile[],
): Doc<'announcement'> {
  const on = workdayBefore(addDays(world.today, -daysAgo));
  const random = randomFor(world.seed, 'announcement', index);
  const published = moment(on, clockOf(random.int(500, 1_000)));
  const files = attached.map(({ name, title, contentType, data }) => ({
    name,
    title,
    contentType,
    bytes: data.length,
  }));
  return doc(
    'announcement',
    published,
    {},
    { ...body, published, ...(files.length > 0 ? { files } : {}) },
    uuidFor(world.seed, 'announcement', index),
  );
}

function fileOf(
  world: World,
  tariffs: readonly TariffBody[],
  name: FileName,
  { daysAgo }: AnnouncementPlan,
): DemoFile {
  const year = world.years.at(-1) ?? '';
  const at = moment(addDays(world.today, -daysAgo), '08:00');
  switch (name) {
    case 'menu':
      return {
        name: 'menu-mensa.pdf',
        title: 'Menu della mensa, quattro settimane',
        contentType: 'application/pdf',
        data: menuPdf(),
      };
    case 'tariffs':
      return {
        name: `tariffe-${year}.pdf`,
        title: `Tariffe ${year}`,
        contentType: 'application/pdf',
        data: tariffPdf(year, tariffs),
      };
    case 'calendar':
      return {
        name: `chiusure-${year}.ics`,
        title: 'Chiusure da aggiungere al calendario',
        contentType: 'text/calendar',
        data: calendarFile(
          world.closures
            .filter(({ from }) => from >= `${year.slice(0, 4)}-09-01`)
            .map(({ from, to, reason }, index) => ({
              uid: uuidFor(world.seed, 'closure', from, to, index),
              from,
              to,
              summary: reason,
            })),
          at,
        ),
      };
    case 'party':
      return {
        name: 'pomeriggio-al-nido.ics',
        title: 'Aggiungi il pomeriggio al calendario',
        contentType: 'text/calendar',
        data: calendarFile(
          [
            {
              uid: uuidFor(world.seed, 'party'),
              from: addDays(world.today, 10),
              to: addDays(world.today, 10),
              summary: 'Pomeriggio insieme al nido, 16:30-18:00',
            },
          ],
          at,
        ),
      };
  }
}

/** The day itself, or the Friday before it: offices publish on workdays. */
function workdayBefore(on: Day): Day {
  return addDays(on, -Math.max(0, weekday(on) - 5));
}
