import { addDays } from '#model/day.ts';
import type { Doc } from '#model/document.ts';
import { firstDay } from '#model/school-year.ts';
import type { TariffBody } from '#model/tariff.ts';
import { doc } from './envelope.ts';
import { moment } from './moment.ts';
import { uuidFor } from './random.ts';
import { services } from './services.ts';
import type { World } from './world.ts';

/** What is the same for everybody: services, tariffs, closures. */
export function townDocs(world: World, tariffs: readonly TariffBody[]): Doc[] {
  const opened = moment(firstDay(world.years[0] ?? ''), '08:00');
  return [
    ...services.map((body) => doc('service', opened, {}, body)),
    ...tariffs.map((body) =>
      doc(
        'tariff',
        moment(addDays(firstDay(body.schoolYear), -90), '12:00'),
        {},
        body,
      ),
    ),
    ...world.closures.map((body, index) =>
      doc(
        'closure',
        moment(addDays(body.from, -20), '09:00'),
        {},
        body,
        uuidFor(world.seed, 'closure', body.from, body.to, index),
      ),
    ),
  ];
}
