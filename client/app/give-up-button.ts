import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import '../ui/confirm-button.ts';

/** Gives up a text of the parent's own, which is nowhere but on this phone: asks before it is gone. */
export function giveUpButton(
  giveUp: () => void,
  label: string = msg('Elimina'),
): TemplateResult {
  return html`<pg-confirm-button
    label=${label}
    question=${msg('È solo su questo telefono: se lo elimini va perso.')}
    yes=${msg('Elimina davvero')}
    no=${msg('Tieni')}
    @pg-confirm=${giveUp}
  ></pg-confirm-button>`;
}
