import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { Day } from '#model/day.ts';
import type { DelegationDoc, DelegationScope } from '#model/delegation.ts';
import { fullDay, listOf } from '../../app/format.ts';
import { itemSign } from '../../app/item-sign.ts';
import '../../ui/confirm-button.ts';
import { scopeWord } from './delegation-words.ts';

/** A delegation: who, what, until when, where it stands, and taking it back. */
export function delegationCard(
  doc: DelegationDoc,
  { childName, today, revoke }: CardOptions,
): TemplateResult {
  const { givenName, familyName, scopes, from, to, revoked, phone } = doc.body;
  const over = revoked || to < today;
  const name = `${givenName} ${familyName}`;
  return html`<article class="card delegation">
    <h3>${name}</h3>
    <p>${msg(str`Per ${childName}: ${listOf(scopes.map(inSentence))}`)}</p>
    <p class="small muted">
      ${msg(str`Dal ${fullDay(from)} al ${fullDay(to)}`)}${
        phone ? html` · <a href="tel:${phone}">${phone}</a>` : nothing
      }
    </p>
    ${standing(doc, today)}
    ${
      over
        ? nothing
        : html`<pg-confirm-button
            label=${msg('Revoca')}
            question=${msg(str`${name} non potrà più farlo da quando il Comune riceve la revoca.`)}
            yes=${msg('Revoca davvero')}
            no=${msg('Tieni')}
            @pg-confirm=${revoke}
          ></pg-confirm-button>`
    }
  </article>`;
}

function inSentence(scope: DelegationScope): string {
  const word = scopeWord(scope);
  return word.charAt(0).toLowerCase() + word.slice(1);
}

interface CardOptions {
  childName: string;
  today: Day;
  revoke: () => void;
}

function standing(
  { received, body }: DelegationDoc,
  today: Day,
): TemplateResult {
  if (!received)
    return itemSign(
      'here',
      body.revoked
        ? msg('Revoca su questo telefono, parte da sola')
        : msg('Su questo telefono, parte da sola'),
      { live: true },
    );
  if (body.revoked) return itemSign('refused', msg('Revocata'));
  if (body.to < today) return itemSign('answered', msg('Scaduta'));
  return itemSign(
    'received',
    body.from > today ? msg('Ricevuta, non ancora iniziata') : msg('Attiva'),
    { live: true },
  );
}
