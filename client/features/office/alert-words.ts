import { msg, str } from '@lit/localize';
import type { AlertView } from '#model/office-protocol.ts';

export interface AlertWords {
  title: string;
  /** What happened. */
  text: string;
  /** What the office does about it. */
  act: string;
}

/** An alert in the words of a colleague: what is the matter, and what to do. */
export function alertWords(of: AlertView): AlertWords {
  const who = of.personName ?? msg('una persona che il registro non ha più');
  const child = of.childName ?? msg('Un bambino che il registro non ha più');
  switch (of.kind) {
    case 'name-differs':
      return {
        title: msg('Il nome è diverso'),
        text: of.detail
          ? msg(
              str`Per il registro è ${who}, ma l’identità digitale dice «${of.detail}». Ha potuto entrare lo stesso.`,
            )
          : msg(
              str`Per il registro è ${who}, ma l’identità digitale dice un altro nome. Ha potuto entrare lo stesso.`,
            ),
        act: msg(
          'Confronta con un documento: se è un errore di scrittura o un cambio di nome correggi il registro, altrimenti chiudi i suoi accessi.',
        ),
      };
    case 'birth-date-differs':
      return {
        title: msg('La data di nascita è diversa'),
        text: msg(
          str`L’identità digitale di ${who} dà una data di nascita che non è quella del codice fiscale. Ha potuto entrare lo stesso.`,
        ),
        act: msg(
          'Chiedi alla persona un documento. Se i dati dell’identità digitale sono sbagliati, li corregge il gestore che l’ha data.',
        ),
      };
    case 'several-households':
      return {
        title: msg('In più di una famiglia'),
        text: msg(
          str`Oggi più famiglie del registro hanno ${who} tra gli adulti. Vede solo quella in cui sta da meno tempo.`,
        ),
        act: msg(
          'Nel registro metti l’ultimo giorno nella famiglia in cui non sta più.',
        ),
      };
    case 'fiscal-code-missing':
      return {
        title: msg('Manca il codice fiscale'),
        text: msg(
          str`${who} ha usato il codice dell’ufficio, e la sua identità digitale ha un codice fiscale che il registro non ha.`,
        ),
        act: msg(
          'Fattelo dire dalla persona e scrivilo nel registro: poi entra senza codice, con qualunque identità digitale.',
        ),
      };
    case 'code-of-another':
      return {
        title: msg('Codice usato da un’altra persona'),
        text: msg(
          str`Il codice fatto per ${who} è stato provato da qualcuno con un altro codice fiscale. Non ha potuto entrare.`,
        ),
        act: msg(
          'Senti la persona: forse ha passato la lettera a un familiare, o il codice fiscale nel registro è sbagliato. Se la lettera è andata persa, crea un codice nuovo.',
        ),
      };
    case 'comes-of-age':
      return {
        title: msg('Diventa maggiorenne'),
        text: msg(
          str`${child} compie 18 anni entro 60 giorni, o li ha compiuti: da allora decide da sé chi vede i suoi dati.`,
        ),
        act: msg(
          'Quando i conti sono chiusi, metti nel registro l’ultimo giorno di questo figlio nella famiglia.',
        ),
      };
  }
}
