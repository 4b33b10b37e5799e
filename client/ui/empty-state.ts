import { html, nothing, type TemplateResult } from 'lit';
import type { Icon } from './draw.ts';

/** A place with nothing in it yet: what it is, why it is empty, what will come, and the next act if there is one. */
export function emptyState(options: {
  icon: Icon;
  title: string;
  text: string;
  action?: unknown;
}): TemplateResult {
  return html`<div class="empty">
    ${options.icon()}
    <h2>${options.title}</h2>
    <p class="muted">${options.text}</p>
    ${options.action ?? nothing}
  </div>`;
}
