import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';

/**
 * Why the reader is asked again who they are, for whom, and the way back; `who` undefined when nobody's data are open
 * here now.
 */
export function stepUpHead(
  who: string | undefined,
  back: string,
): TemplateResult {
  return html`<h1 tabindex="-1">${msg('Conferma chi sei')}</h1>
    <p class="entrance-lead">
      ${msg(
        'Per quello che stai per fare il Comune vuole essere sicuro che sia tu: serve un accesso forte delle ultime 12 ore. Poi torni qui e ritrovi quello che hai scritto.',
      )}
    </p>
    ${
      who === undefined
        ? nothing
        : html`<p>
            ${msg('Stai usando il portale come')} <strong>${who}</strong>.
            ${msg('Se entra un’altra persona, si apre il suo accesso e non il tuo.')}
          </p>`
    }
    <p class="entrance-help">
      <a href=${back}>${msg('Torna indietro senza confermare')}</a>
    </p>`;
}

/** What an account of the Comune's own must have for this. */
export function factorNote(): TemplateResult {
  return html`<p>
    ${msg(
      'Con una passkey, oppure con la password e il secondo passaggio: te lo chiediamo subito dopo.',
    )}
  </p>`;
}
