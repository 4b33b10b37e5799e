import { msg, str } from '@lit/localize';
import { CallError } from '../data/errors.ts';
import { LocalRefusal } from '../data/local-account.ts';

export interface ErrorWords {
  title: string;
  text: string;
}

/** Why something about signing in did not work, what of it is safe, and what to do. */
export function accessError(error: unknown): ErrorWords {
  const [code, seconds] = codeOf(error);
  switch (code) {
    case 'credentials':
      return {
        title: msg('Username o password non corretti'),
        text: msg(
          'Controlla maiuscole e numeri. Per sicurezza non diciamo quale dei due non va.',
        ),
      };
    case 'wrong-code':
      return {
        title: msg('Il codice non è giusto'),
        text: msg(
          'Ogni codice vale mezzo minuto: aspetta il prossimo e scrivilo. Controlla anche che l’ora del telefono sia automatica.',
        ),
      };
    case 'link-over':
      return {
        title: msg('Questo passaggio è scaduto'),
        text: msg('Ricomincia da capo: ci vuole un minuto.'),
      };
    case 'passkey-stopped':
      return {
        title: msg('La passkey non ha risposto'),
        text: msg(
          'L’operazione è stata annullata, o su questo dispositivo non c’è una passkey per il portale. Riprova, o scegli un altro modo.',
        ),
      };
    case 'too-many':
      return { title: msg('Troppi tentativi'), text: waitWords(seconds) };
    case 'signed-out':
      return {
        title: msg('La sessione è scaduta'),
        text: msg('Entra di nuovo: quello che hai scritto resta qui.'),
      };
    case 'offline':
      return {
        title: msg('Il Comune non ha risposto'),
        text: msg(
          'Per questo serve la rete. Controlla la connessione e riprova: quello che hai scritto resta qui.',
        ),
      };
    case 'captive':
      return {
        title: msg('La rete Wi-Fi chiede di accedere'),
        text: msg(
          'Apri una pagina qualsiasi nel browser, accetta le condizioni della rete e riprova.',
        ),
      };
    case 'outdated':
      return {
        title: msg('Questa versione è troppo vecchia'),
        text: msg(
          'Chiudi il portale e riaprilo con la rete: si aggiorna da solo.',
        ),
      };
    default:
      return {
        title: msg('L’accesso al Comune non funziona in questo momento'),
        text: msg('Non dipende da te. Riprova tra qualche minuto.'),
      };
  }
}

function codeOf(error: unknown): [string, number | undefined] {
  if (error instanceof CallError) return [error.code, error.retryAfter];
  if (!(error instanceof LocalRefusal))
    return [error instanceof Error ? error.message : '', undefined];
  const { body } = error;
  return [body.error, 'retryAfter' in body ? body.retryAfter : undefined];
}

/** How long to wait; `seconds` as the server said, undefined when it did not. */
function waitWords(seconds: number | undefined): string {
  if (seconds === undefined) return msg('Aspetta qualche minuto e riprova.');
  if (seconds <= 60) return msg('Riprova tra un minuto.');
  const minutes = Math.ceil(seconds / 60);
  return msg(str`Riprova tra ${minutes} minuti.`);
}
