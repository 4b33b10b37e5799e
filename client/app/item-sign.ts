import { html, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { checkIcon, clockIcon, errorIcon } from '../ui/icons.ts';

/** Where a parent's document stands, beyond what the model knows: a refusal is kept apart from the documents. */
export type ItemLook = 'here' | 'received' | 'answered' | 'refused';

const signs = {
  here: clockIcon,
  received: checkIcon,
  answered: checkIcon,
  refused: errorIcon,
} as const;

/** A state as sign, word and colour together; `live` for what may change while it is being read. */
export function itemSign(
  look: ItemLook,
  words: unknown,
  { live = false } = {},
): TemplateResult {
  return html`<p
    class="item-state is-${look}"
    role=${ifDefined(live ? 'status' : undefined)}
  >
    ${signs[look]()}<span>${words}</span>
  </p>`;
}
