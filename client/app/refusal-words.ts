import { msg } from '@lit/localize';
import type { DocType } from '#model/document.ts';
import type { Problem } from '#model/problem.ts';

/** Why the Comune did not accept a document, for a parent: what happened and what to do. */
export function refusalWords(type: DocType, { code, path }: Problem): string {
  switch (code) {
    case 'in-the-past':
      return msg(
        'Il giorno è già passato: un’assenza si comunica per oggi o per i giorni che vengono. Per un giorno passato scrivi alla scuola.',
      );
    case 'too-far-ahead':
      return msg(
        'Il giorno è troppo lontano: si comunicano assenze dell’anno scolastico in corso.',
      );
    case 'needs-strong-sign-in':
      return msg(
        'Per questo il Comune deve sapere con certezza chi sei: entra con SPID, CIE o Cohesion e rimandalo.',
      );
    case 'not-your-child':
      return msg(
        'Riguarda un bambino che non risulta più nella tua famiglia. Se è un errore, chiama l’ufficio.',
      );
    case 'not-editable':
      return msg('Quello che il Comune ha già ricevuto non si può cambiare.');
    case 'changed-meanwhile':
      return msg(
        'Nel frattempo l’altro genitore o il Comune lo ha cambiato. Guarda com’è adesso e, se serve ancora, rimandalo.',
      );
    case 'too-short':
    case 'missing':
      return path.endsWith('subject')
        ? msg('Manca l’oggetto: bastano poche parole.')
        : msg('Manca una parte necessaria: completala e rimanda.');
    case 'too-long':
      return msg('Il testo è troppo lungo: accorcialo e rimandalo.');
    case 'wrong-author':
    case 'not-yours-to-write':
    case 'wrong-family':
      return msg('Questo accesso non può scrivere per questa famiglia.');
    default:
      return type === 'readMark'
        ? msg(
            'Il Comune non ha accettato la conferma. Riapri l’avviso e riprova.',
          )
        : msg(
            'Il Comune non lo ha accettato. Il testo è salvo: puoi modificarlo e rimandarlo, o chiamare l’ufficio.',
          );
  }
}
