import { msg } from '@lit/localize';
import type { Topic } from '#model/message.ts';

/** What a question is about, as a parent would say it. */
export function topicWord(topic: Topic): string {
  switch (topic) {
    case 'canteen':
      return msg('Mensa');
    case 'nursery':
      return msg('Nido');
    case 'transport':
      return msg('Trasporto scolastico');
    case 'pre-school':
      return msg('Pre e post scuola');
    case 'payments':
      return msg('Pagamenti');
    case 'enrolment':
      return msg('Iscrizioni');
    case 'other':
      return msg('Altro');
  }
}
