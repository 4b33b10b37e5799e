import type { ServiceBody } from '#model/service.ts';
import type { ServiceSlug } from './schools.ts';

const weekdays = [1, 2, 3, 4, 5];

/** The Comune's services, as published in the town. Area code 0000 is nobody's. */
export const services: readonly (ServiceBody & { service: ServiceSlug })[] = [
  {
    service: 'canteen',
    name: 'Mensa scolastica',
    nameEn: 'School canteen',
    weekdays,
    times: false,
    meals: true,
    cutOff: { clock: '09:15', daysBefore: 0 },
    // A mobile of a range that nobody is given, so that a message can be prepared too.
    phone: '300 000 0101',
    office: 'Ufficio Ristorazione scolastica',
  },
  {
    service: 'nursery',
    name: 'Nido',
    nameEn: 'Nursery',
    weekdays,
    times: true,
    meals: true,
    cutOff: { clock: '09:00', daysBefore: 0 },
    phone: '0000 555 102',
    office: 'Ufficio Servizi per la prima infanzia',
  },
  {
    service: 'transport',
    name: 'Trasporto scolastico',
    nameEn: 'School transport',
    weekdays,
    times: false,
    meals: false,
    cutOff: { clock: '18:00', daysBefore: 1 },
    phone: '0000 555 103',
    office: 'Ufficio Trasporto scolastico',
  },
  {
    service: 'pre-school',
    name: 'Pre-scuola',
    nameEn: 'Before-school care',
    weekdays,
    times: true,
    meals: false,
    cutOff: { clock: '07:30', daysBefore: 0 },
    phone: '0000 555 104',
    office: 'Ufficio Servizi educativi',
  },
];

export function serviceName(slug: ServiceSlug): string {
  return services.find((one) => one.service === slug)?.name ?? slug;
}
