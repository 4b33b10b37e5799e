import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { checkIcon, errorIcon, infoIcon, warningIcon } from './icons.ts';

export type CalloutKind = 'info' | 'success' | 'warning' | 'danger';
const icons = {
  info: infoIcon,
  success: checkIcon,
  warning: warningIcon,
  danger: errorIcon,
} as const;

export interface CalloutOptions {
  kind?: CalloutKind;
  title?: string;
  text?: unknown;
  /** Buttons or links below the text. */
  actions?: unknown;
  /** 'alert' speaks at once, 'status' when the reader pauses; leave out for what was there from the start. */
  role?: 'alert' | 'status';
}

/** What a reader should not miss, beside the content it is about: symbol, words and colour together. */
export function callout(options: CalloutOptions): TemplateResult {
  const { kind = 'info', title, text, actions, role } = options;
  return html`<div class="callout is-${kind}" role=${ifDefined(role)}>
    ${icons[kind]()}
    <div class="callout-body">
      ${title ? html`<p class="callout-title">${title}</p>` : nothing}
      ${text ? html`<div>${text}</div>` : nothing}
      ${actions ? html`<div class="btn-row">${actions}</div>` : nothing}
    </div>
  </div>`;
}
