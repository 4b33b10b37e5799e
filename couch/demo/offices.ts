import type { Topic } from '#model/message.ts';

/** The offices that answer, by topic. */
export const offices: Record<Topic, { office: string; name: string }> = {
  canteen: {
    office: 'ristorazione',
    name: 'Ufficio Ristorazione scolastica',
  },
  nursery: {
    office: 'prima-infanzia',
    name: 'Ufficio Servizi per la prima infanzia',
  },
  transport: { office: 'trasporto', name: 'Ufficio Trasporto scolastico' },
  'pre-school': {
    office: 'servizi-educativi',
    name: 'Ufficio Servizi educativi',
  },
  payments: { office: 'entrate', name: 'Ufficio Entrate e rette' },
  enrolment: {
    office: 'servizi-educativi',
    name: 'Ufficio Servizi educativi',
  },
  other: {
    office: 'servizi-educativi',
    name: 'Ufficio Servizi educativi',
  },
};
