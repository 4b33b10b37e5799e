import { msg, str } from '@lit/localize';
import { deviceRules } from '#model/device-rules.ts';
import type { PinFault } from '../../data/key-pin.ts';
import type { CalloutOptions } from '../../ui/callout.ts';

type Words = Pick<CalloutOptions, 'kind' | 'title' | 'text'>;

/** What is wrong with a PIN somebody wants to choose. */
export function faultWords(fault: PinFault, kind: 'digits' | 'phrase'): string {
  if (fault === 'guessable')
    return kind === 'digits'
      ? msg('Questo PIN si indovina subito: scegline uno meno regolare.')
      : msg('Questa frase si indovina subito: usa parole diverse.');
  const { pinDigits, phraseLength } = deviceRules;
  return kind === 'digits'
    ? msg(str`Il PIN ha ${pinDigits} cifre.`)
    : msg(str`La frase ha almeno ${phraseLength} caratteri.`);
}

/** After a wrong PIN; `left` tries remain. */
export function wrongWords(left: number, kind: 'digits' | 'phrase'): string {
  const wrong =
    kind === 'digits' ? msg('PIN non corretto.') : msg('Frase non corretta.');
  return left === 1
    ? wrong
    : `${wrong} ${msg(str`Ti restano ${left} tentativi.`)}`;
}

/** Before the last try; `unsent` documents would be lost with the data. */
export function lastTryWords(unsent: number): Words {
  return {
    kind: 'danger',
    title: msg('Ti resta un solo tentativo'),
    text: `${msg('Se sbagli ancora, i tuoi dati vengono cancellati da questo telefono. Al Comune resta tutto.')} ${lossWords(unsent)}`,
  };
}

export function waitWords(seconds: number): string {
  return seconds === 1
    ? msg('Puoi riprovare tra un secondo.')
    : msg(str`Puoi riprovare tra ${seconds} secondi.`);
}

/** What has not been sent and goes with the data; empty when there is nothing. */
export function lossWords(unsent: number): string {
  if (unsent === 0) return '';
  return unsent === 1
    ? msg('Una cosa non è ancora partita e andrebbe persa.')
    : msg(str`${unsent} cose non sono ancora partite e andrebbero perse.`);
}

export function staleWords(): Words {
  const days = deviceRules.offlineMs / 86_400_000;
  return {
    kind: 'warning',
    title: msg('Serve la rete, una volta'),
    text: msg(
      str`Il telefono non sente il Comune da più di ${days} giorni. Per sicurezza i tuoi dati si riaprono appena torna la rete: sono ancora tutti qui.`,
    ),
  };
}

export function passkeyWords(code: 'refused' | 'unable'): Words {
  return code === 'unable'
    ? {
        kind: 'warning',
        title: msg('Lo sblocco di questo telefono non basta'),
        text: msg(
          'Qui il browser non lo sa usare per chiudere i dati. Scegli un PIN: funziona ovunque.',
        ),
      }
    : {
        kind: 'warning',
        title: msg('Il telefono non ha dato il via'),
        text: msg('Lo sblocco è stato annullato o è scaduto. Puoi riprovare.'),
      };
}
