import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { Reach } from '../../data/store.ts';

/** Where the text is while it is written, and what sending does without a network. */
export function draftNote(
  hasText: boolean,
  reach: Reach,
): TemplateResult | undefined {
  const isAway = reach !== 'online' && reach !== 'unknown';
  if (!hasText && !isAway) return undefined;
  return html`<p class="form-text">
    ${hasText ? msg('Bozza salvata su questo telefono.') : ''}
    ${
      isAway
        ? msg(
            'Ora il Comune non è raggiungibile: se invii, parte da solo dopo.',
          )
        : ''
    }
  </p>`;
}
