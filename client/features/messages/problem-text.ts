import { msg } from '@lit/localize';
import type { Problem } from '#model/problem.ts';

/** Why a message was not accepted, for a parent: what happened and what to do. */
export function messageProblem({ code, path }: Problem): string {
  switch (code) {
    case 'missing':
    case 'too-short':
      return path.endsWith('subject')
        ? msg('Manca l’oggetto: bastano poche parole.')
        : msg('Manca il testo del messaggio.');
    case 'too-long':
      return path.endsWith('subject')
        ? msg('L’oggetto è troppo lungo: al massimo 120 caratteri.')
        : msg('Il testo è troppo lungo: al massimo 5.000 caratteri.');
    case 'not-your-child':
      return msg(
        'Il messaggio riguarda un bambino che non risulta più nella tua famiglia.',
      );
    case 'not-editable':
      return msg('Un messaggio già ricevuto dal Comune non si può cambiare.');
    case 'wrong-author':
    case 'not-yours-to-write':
    case 'wrong-family':
      return msg('Questo accesso non può scrivere per questa famiglia.');
    default:
      return msg(
        'Il Comune non ha accettato il messaggio. Il testo è salvo: puoi modificarlo e rimandarlo.',
      );
  }
}
