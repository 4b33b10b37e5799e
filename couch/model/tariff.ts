import { tariffId } from './document-id.ts';
import { kind } from './envelope.ts';
import { slug } from './ids.ts';
import { cents } from './money.ts';
import { schoolYear } from './school-year.ts';
import type { Problem } from './problem.ts';
import { list, object, oneOf, type Infer } from './schema.ts';

/** A step of the tariff: `upTo` is the highest ISEE (cents) it holds for; the last band has none. */
const band = object({ amount: cents }, { upTo: cents });

type Band = Infer<typeof band>;

/** Every ISEE must fall into exactly one band: each ends above the one before, and the last has no end. */
function bandFaults(bands: readonly Band[]): Problem[] {
  if (bands.length === 0) return [{ code: 'too-short', path: '/body/bands' }];
  const faults: Problem[] = [];
  bands.forEach((one, index) => {
    const path = `/body/bands/${index}/upTo`;
    const isLast = index === bands.length - 1;
    const before = index === 0 ? -Infinity : (bands[index - 1]?.upTo ?? 0);
    if (one.upTo === undefined) {
      if (!isLast) faults.push({ code: 'missing', path });
    } else if (isLast) faults.push({ code: 'not-allowed', path });
    else if (one.upTo <= before) faults.push({ code: 'out-of-range', path });
  });
  return faults;
}

/** What a service costs in a school year by ISEE band. */
export const tariff = kind({
  type: 'tariff',
  writer: 'staff',
  audience: 'town',
  body: object({
    service: slug,
    schoolYear,
    unit: oneOf(['meal', 'month']),
    bands: list(band, 20),
  }),
  key: (doc) => tariffId(doc.body.service, doc.body.schoolYear),
  faults: ({ body }) => bandFaults(body.bands),
});
export type TariffBody = Infer<typeof tariff.body>;
