import { tariffId } from './document-id.ts';
import { kind, type Envelope } from './envelope.ts';
import { slug } from './ids.ts';
import { cents } from './money.ts';
import { schoolYear } from './school-year.ts';
import { list, object, oneOf, type Infer } from './schema.ts';

/** A step of the tariff: `upTo` is the highest ISEE (cents) it holds for; the last band has none. */
const band = object({ amount: cents }, { upTo: cents });

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
});
export type TariffBody = Infer<typeof tariff.body>;
export type TariffDoc = Envelope<'tariff', TariffBody>;
