import { msg, str } from '@lit/localize';
import type { PasswordFault, WeakPassword } from '#model/local-protocol.ts';

/** Why a password was refused, each with what to do instead. */
export function weakPasswordWords(weak: WeakPassword): string[] {
  return weak.faults.map((fault) => faultWords(fault, weak.least));
}

/** What makes a good password, before one is chosen. `least`: characters it needs. */
export function passwordHint(least: number): string {
  return msg(
    str`Almeno ${least} caratteri. Va bene una frase di quattro o cinque parole che non c’entrano l’una con l’altra; spazi, accenti e simboli sono ammessi.`,
  );
}

function faultWords(fault: PasswordFault, least: number): string {
  switch (fault) {
    case 'short':
      return msg(
        str`È troppo corta: servono almeno ${least} caratteri. Aggiungi una parola.`,
      );
    case 'long':
      return msg('È troppo lunga: accorciala.');
    case 'common':
      return msg(
        'È tra le password che si conoscono da furti di dati: chi prova a entrare parte da quelle. Scegline un’altra.',
      );
    case 'guessable':
      return msg(
        'Si indovina facilmente: niente date, sequenze della tastiera o parole ripetute. Metti insieme parole a caso.',
      );
    case 'name':
      return msg('Contiene il tuo nome: chi ti conosce la prova per prima.');
    case 'child':
      return msg('Contiene il nome di un figlio: scegli altre parole.');
    case 'birth-date':
      return msg('Contiene una data di nascita: scegli altro.');
    case 'fiscal-code':
      return msg('Contiene il codice fiscale: scegli altro.');
    case 'email':
      return msg('Somiglia troppo al tuo indirizzo e-mail.');
    case 'comune':
      return msg('Contiene il nome del Comune o del portale.');
    case 'same':
      return msg('È quella che hai già: scegline una diversa.');
  }
}
