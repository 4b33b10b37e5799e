import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { accessError, type ErrorWords } from '../../app/access-error.ts';
import { refusalOf } from '../../data/local-account.ts';
import { callout } from '../../ui/callout.ts';

interface Options {
  /** Offers to try once more. */
  again?: () => void;
}

/** Why the Comune did not do it, and what to do: who must first show who they are is led there and back. */
export function officeError(
  error: unknown,
  { again }: Options = {},
): TemplateResult {
  const refusal = refusalOf(error);
  const link = linkFor(refusal);
  return callout({
    kind: link ? 'info' : 'danger',
    role: 'alert',
    ...(officeWords(refusal) ?? accessError(error)),
    actions: html`${
      link
        ? html`<a class="btn btn-primary" href=${link}
            >${msg('Conferma chi sei')}</a
          >`
        : nothing
    }${
      again && !link
        ? html`<button class="btn btn-outline" type="button" @click=${again}>
            ${msg('Riprova')}
          </button>`
        : nothing
    }`,
  });
}

/** To the staff's way in and back here; `forte` asks for a proof of level 2. */
function linkFor(refusal: string | undefined): string | undefined {
  const strong = refusal === 'strong-needed';
  if (!strong && refusal !== 'proof-needed' && refusal !== 'signed-out')
    return undefined;
  const query = new URLSearchParams({
    ...(strong && { forte: '1' }),
    come: 'dipendente',
    verso: location.pathname + location.search,
  });
  return `/entra?${query.toString()}`;
}

function officeWords(refusal: string | undefined): ErrorWords | undefined {
  switch (refusal) {
    case 'strong-needed':
      return {
        title: msg('Prima conferma chi sei'),
        text: msg(
          'Quello che dà o toglie un accesso chiede una conferma delle ultime 12 ore. Poi torni qui e ritrovi quello che hai scritto.',
        ),
      };
    case 'proof-needed':
      return {
        title: msg('Prima conferma chi sei'),
        text: msg(
          'Per le chiavi serve che tu sia entrato da meno di dieci minuti. Poi torni qui e ritrovi quello che hai scritto.',
        ),
      };
    case 'not-found':
      return {
        title: msg('Non c’è più'),
        text: msg('Forse un collega ci ha già pensato: ricarica la pagina.'),
      };
    case 'bad-request':
      return {
        title: msg('Il Comune non l’ha accettato'),
        text: msg('Controlla quello che hai scritto. Non è cambiato niente.'),
      };
    case 'longer-password-first':
      return {
        title: msg('Non si può togliere il secondo passaggio'),
        text: msg(
          'La password è troppo corta per bastare da sola e non c’è un indirizzo di posta a cui mandarne una nuova. La persona può entrare con SPID o CIE.',
        ),
      };
    default:
      return undefined;
  }
}
