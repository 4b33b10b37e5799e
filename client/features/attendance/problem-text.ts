import { msg } from '@lit/localize';
import type { ProblemCode } from '#model/problem.ts';

/** Why an absence was not accepted, for a parent: what happened and what to do. */
export function absenceProblem(code: ProblemCode): string {
  switch (code) {
    case 'in-the-past':
      return msg(
        'Il giorno è già passato: un’assenza si comunica per oggi o per i giorni che vengono. Per un giorno passato scrivi alla scuola.',
      );
    case 'too-far-ahead':
      return msg(
        'Il giorno è troppo lontano: si comunicano assenze dell’anno scolastico in corso.',
      );
    case 'not-enrolled':
      return msg('In questo giorno il bambino non è iscritto al servizio.');
    case 'not-your-child':
      return msg(
        'Questo bambino non risulta più nella tua famiglia. Se è un errore, chiama l’ufficio.',
      );
    case 'too-long':
      return msg('La nota è troppo lunga: al massimo 500 caratteri.');
    case 'wrong-author':
    case 'not-yours-to-write':
    case 'wrong-family':
      return msg(
        'Questo accesso non può comunicare assenze per questo bambino.',
      );
    default:
      return msg(
        'La richiesta non è stata accettata. Quello che hai scritto è salvo: riprova o chiama l’ufficio.',
      );
  }
}
