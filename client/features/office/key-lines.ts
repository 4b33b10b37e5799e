import { msg, str } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { registry, schoolDatabase, staffRole } from '#model/databases.ts';
import type { NewKey } from '#model/local-protocol.ts';
import './copy-button.ts';

/** A key that was just made, with all that its program has to be told; the key is shown this once. */
export function keyLines(
  of: NewKey & {
    name: string;
    username: string;
    roles: readonly string[] | undefined;
  },
): TemplateResult {
  const { name, username, key, roles } = of;
  return html`<section
    class="card office-key"
    role="status"
    aria-labelledby="office-new-key"
  >
    <h2 id="office-new-key">${msg(str`La chiave per «${name}»`)}</h2>
    <p>${msg('Si vede solo adesso: copiala nel programma.')}</p>
    <dl class="office-facts">
      ${line(msg('Indirizzo'), addressesOf(roles))}
      ${line(msg('Utente'), [username])} ${line(msg('Chiave'), [key])}
    </dl>
  </section>`;
}

function line(term: string, values: readonly string[]): TemplateResult {
  return html`<div>
    <dt>${term}</dt>
    ${values.map(
      (value) =>
        html`<dd>
          <code>${value}</code
          ><pg-copy-button .text=${value} .what=${term}></pg-copy-button>
        </dd>`,
    )}
  </div>`;
}

/** Of the databases that this member of staff may copy. */
export function addressesOf(roles: readonly string[] = [staffRole]): string[] {
  return roles.flatMap((role) => {
    const school = /^school:(.*)$/.exec(role)?.[1];
    const database =
      role === staffRole
        ? registry
        : school === undefined
          ? undefined
          : schoolDatabase(school);
    return database === undefined ? [] : [`${location.origin}/db/${database}`];
  });
}
