import { html, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';

/** A day or an instant (ISO 8601) in words, with its exact value for machines. */
export function timeTag(
  at: string,
  words: string,
  className?: string,
): TemplateResult {
  return html`<time class=${ifDefined(className)} datetime=${at}
    >${words}</time
  >`;
}
