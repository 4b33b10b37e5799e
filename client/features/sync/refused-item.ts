import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { isDoc, type Doc } from '#model/document.ts';
import { amendHref } from '../../app/amend-href.ts';
import { now } from '../../app/clock.ts';
import { stamp } from '../../app/format.ts';
import { giveUpButton } from '../../app/give-up-button.ts';
import { itemWords } from '../../app/item-words.ts';
import type { Names } from '../../app/names.ts';
import { refusalWords } from '../../app/refusal-words.ts';
import type { Refused } from '../../data/store.ts';

/** A refused item: what it was, why, the whole text as it was written, and the ways on. */
export function refusedItem(
  refused: Refused,
  names: Names,
  forget: () => void,
): TemplateResult {
  const { doc, problem, at } = refused;
  const { title, detail } = itemWords(doc, names);
  const text = textOf(doc);
  const again = amendHref(doc);
  return html`<article class="card refused">
    <h3>${title}</h3>
    <p class="small muted">
      ${text ? nothing : html`${detail} · `}${msg(
        str`Rifiutato ${stamp(at, now())}`,
      )}
    </p>
    <p class="refused-reason">${refusalWords(doc.type, problem)}</p>
    ${text ? html`<blockquote class="refused-text">${text}</blockquote>` : nothing}
    <div class="btn-row">
      ${
        again === undefined
          ? nothing
          : html`<a class="btn btn-outline" href=${again}
              >${msg('Modifica e rimanda')}</a
            >`
      }
      ${giveUpButton(forget)}
    </div>
  </article>`;
}

function textOf(doc: Doc): string | undefined {
  if (isDoc(doc, 'message')) return doc.body.text;
  if (isDoc(doc, 'absence')) return doc.body.note;
  return undefined;
}
