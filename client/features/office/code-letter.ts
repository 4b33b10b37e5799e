import { msg, str } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { localTime } from '#model/day.ts';
import type { NewCode } from '#model/office-protocol.ts';
import { today } from '../../app/clock.ts';
import { fullDay } from '../../app/format.ts';

/** The letter that the guardian takes home, as it is on the screen: the code is shown this once. */
export function codeLetter(
  of: NewCode & { name: string; comune: string },
): TemplateResult {
  const { name, comune, code, until } = of;
  const { origin } = location;
  return html`<article class="card office-letter" role="status">
    <p class="small muted">${comune}, ${fullDay(today())}</p>
    <h3>${msg(str`Codice di accesso per ${name}`)}</h3>
    <p class="office-code">${code}</p>
    <p>
      <strong
        >${msg(str`Vale una volta, fino al ${fullDay(localTime(until).day)}.`)}</strong
      >
    </p>
    <ol>
      <li>
        ${msg('Apri')} <strong>${origin}</strong>
        ${msg('ed entra con SPID, CIE, Cohesion o con il tuo account.')}
      </li>
      <li>
        ${msg(
          'Quando il portale dice che non ti trova tra i genitori, scrivi questo codice e la data di nascita di uno dei tuoi figli.',
        )}
      </li>
      <li>
        ${msg(
          'Da allora entri senza codice. Non darlo a nessuno: dopo cinque errori si annulla, e l’ufficio te ne dà un altro.',
        )}
      </li>
    </ol>
    <p class="small muted no-print">
      ${msg('Il codice si vede solo adesso: stampalo, o copialo prima di lasciare la pagina.')}
    </p>
  </article>`;
}
