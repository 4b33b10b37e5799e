import { addDays, addMonths, type Day, type Month } from '#model/day.ts';
import type { Doc } from '#model/document.ts';
import type { Cents } from '#model/money.ts';
import type { TariffBody } from '#model/tariff.ts';
import type { Charge } from './charge.ts';
import type { Kid, Place } from './household.ts';
import { instalments } from './instalments.ts';
import { monthInWords } from './italian.ts';
import type { ServiceSlug } from './schools.ts';
import { serviceName } from './services.ts';
import { priceOf } from './tariffs.ts';
import type { World } from './world.ts';

/**
 * What a child's places have cost until `today`: the canteen by the meals of a month and the nido by the month, both
 * in the month after; bus and pre-school in three instalments a year.
 */
export function chargesOf(
  world: World,
  child: Kid,
  presences: readonly Doc<'presences'>[],
  tariffs: readonly TariffBody[],
  isee: Cents | undefined,
): Charge[] {
  return child.places
    .flatMap((place) => {
      const tariff = tariffs.find(
        (one) => one.service === place.service && one.schoolYear === place.year,
      );
      if (!tariff) return [];
      const unit = priceOf(tariff, isee);
      return place.service === 'canteen' || place.service === 'nursery'
        ? monthly(child, place, presences, unit)
        : instalments(child, place, unit);
    })
    .filter((charge) => charge.issuedOn <= world.today)
    .sort((one, other) => (one.issuedOn < other.issuedOn ? -1 : 1));
}

function monthly(
  child: Kid,
  place: Place,
  presences: readonly Doc<'presences'>[],
  unit: Cents,
): Charge[] {
  return presences
    .filter(({ body }) => {
      const { from, to } = place;
      const first: Day = `${body.month}-01`;
      return body.service === place.service && from <= first && first <= to;
    })
    .flatMap(({ body }) => {
      const meals = Object.values(body.days).filter(
        (day) => day?.state === 'present',
      ).length;
      const count = place.service === 'canteen' ? meals : 1;
      if (count === 0) return [];
      const issuedOn: Day = `${addMonths(body.month, 1)}-05`;
      return {
        child: child.id,
        service: place.service,
        schoolYear: place.year,
        reason: reasonOf(place.service, body.month, count),
        amount: count * unit,
        unit,
        issuedOn,
        dueOn: addDays(issuedOn, 25),
      };
    });
}

function reasonOf(service: ServiceSlug, month: Month, meals: number): string {
  const name = monthInWords(month);
  if (service === 'nursery') return `Retta nido ${name}`;
  return `${serviceName(service)} ${name}: ${meals} ${meals === 1 ? 'pasto' : 'pasti'}`;
}
