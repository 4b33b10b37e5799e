import { clock } from './day.ts';
import { serviceId } from './document-id.ts';
import { kind, type Envelope } from './envelope.ts';
import { slug } from './ids.ts';
import { flag, integer, list, object, text, type Infer } from './schema.ts';

const weekdayNumber = integer(1, 7);

/** A service of the Comune (canteen, nursery, transport…): its names, its days, its cut-off for absences. */
export const service = kind({
  type: 'service',
  writer: 'staff',
  audience: 'town',
  body: object(
    {
      service: slug,
      name: text(80),
      weekdays: list(weekdayNumber, 7),
      /** True when the roll call carries entry and exit times. */
      times: flag,
      /** True when the roll call carries a meal. */
      meals: flag,
    },
    {
      nameEn: text(80),
      cutOff: object({ clock, daysBefore: integer(0, 30) }),
      phone: text(30),
      office: text(120),
    },
  ),
  key: (doc) => serviceId(doc.body.service),
});
export type ServiceBody = Infer<typeof service.body>;
export type ServiceDoc = Envelope<'service', ServiceBody>;
