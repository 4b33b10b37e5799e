import { html, type TemplateResult } from 'lit';

/** The shape of what is being read, drawn only when reading takes more than 300 ms; `label` is for who cannot see it. */
export function skeleton(label: string, lines = 4): TemplateResult {
  return html`<div class="skeleton" role="status" aria-label=${label}>
    ${Array.from({ length: lines }, () => html`<i></i>`)}
  </div>`;
}
