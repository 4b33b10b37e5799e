import { msg, str } from '@lit/localize';
import { CallError } from '../../data/errors.ts';

/** Why a sign-in did not work, what of it is safe, and what to do. */
export function signInError(error: unknown): { title: string; text: string } {
  const code = error instanceof CallError ? error.code : undefined;
  switch (code) {
    case 'credentials':
      return {
        title: msg('Username o password non corretti'),
        text: msg(
          'Controlla maiuscole e numeri. Per sicurezza non diciamo quale dei due non va.',
        ),
      };
    case 'too-many':
      return {
        title: msg('Troppi tentativi'),
        text: waitWords((error as CallError).retryAfter),
      };
    case 'offline':
      return {
        title: msg('Il Comune non ha risposto'),
        text: msg(
          'Per entrare serve la rete. Controlla la connessione e riprova: quello che hai scritto resta qui.',
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

/** How long to wait; `seconds` as the server said, undefined when it did not. */
export function waitWords(seconds: number | undefined): string {
  if (seconds === undefined) return msg('Aspetta qualche minuto e riprova.');
  if (seconds <= 60) return msg('Riprova tra un minuto.');
  const minutes = Math.ceil(seconds / 60);
  return msg(str`Riprova tra ${minutes} minuti.`);
}
