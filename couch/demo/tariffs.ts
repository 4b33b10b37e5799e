import type { Cents } from '#model/money.ts';
import type { SchoolYear } from '#model/school-year.ts';
import type { TariffBody } from '#model/tariff.ts';
import type { ServiceSlug } from './schools.ts';
import { services } from './services.ts';

/** Highest ISEE of each band, in cents; above the last one, and without an ISEE, the full price. */
const steps = [600_000, 936_000, 1_500_000, 2_500_000] as const;

const prices: Record<
  ServiceSlug,
  { unit: TariffBody['unit']; amounts: readonly Cents[] }
> = {
  canteen: { unit: 'meal', amounts: [200, 350, 400, 470, 540] },
  nursery: { unit: 'month', amounts: [8_000, 16_000, 25_000, 36_000, 48_500] },
  transport: { unit: 'month', amounts: [1_000, 1_500, 2_200, 2_800, 3_200] },
  'pre-school': { unit: 'month', amounts: [800, 1_200, 1_600, 2_000, 2_400] },
};

/** Prices rise by 2% a year, rounded to ten cents. */
function raised(amount: Cents, yearsBack: number): Cents {
  return Math.round((amount * (1 - 0.02 * yearsBack)) / 10) * 10;
}

export function tariffsOf(years: readonly SchoolYear[]): TariffBody[] {
  return services.flatMap(({ service }) =>
    years.map((schoolYear, index) => {
      const { unit, amounts } = prices[service as ServiceSlug];
      return {
        service,
        schoolYear,
        unit,
        bands: amounts.map((amount, band) => {
          const upTo = steps[band];
          return {
            amount: raised(amount, years.length - 1 - index),
            ...(upTo === undefined ? {} : { upTo }),
          };
        }),
      };
    }),
  );
}

/** The price of one meal or month for a household with this ISEE (cents), or with none. */
export function priceOf(tariff: TariffBody, isee: Cents | undefined): Cents {
  const fitting = tariff.bands.find(
    ({ upTo }) => isee !== undefined && (upTo === undefined || isee <= upTo),
  );
  const band = fitting ?? tariff.bands.at(-1);
  if (!band) throw new RangeError(`no bands in ${tariff.service}`);
  return band.amount;
}
