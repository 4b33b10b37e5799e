import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { isAway } from '../../app/is-away.ts';
import type { Reach } from '../../data/store.ts';

/** Where the text is while it is written, and what sending does without a network. */
export function draftNote(
  hasText: boolean,
  reach: Reach,
): TemplateResult | undefined {
  const waits = isAway(reach);
  if (!hasText && !waits) return undefined;
  return html`<p class="form-text">
    ${hasText ? msg('Bozza salvata su questo telefono.') : ''}
    ${
      waits
        ? msg(
            'Ora il Comune non è raggiungibile: se invii, parte da solo dopo.',
          )
        : ''
    }
  </p>`;
}
