import { html, nothing, type TemplateResult } from 'lit';
import { errorIcon } from './icons.ts';

export interface FieldOptions {
  /** Id of the control; hint and error get `<id>-hint` and `<id>-error`. */
  id: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
}

/** What the control must carry so that its hint and error are read with it. */
export interface FieldAria {
  id: string;
  describedBy: string | typeof nothing;
  invalid: 'true' | 'false';
}

/**
 * A labelled control with hint and error: `field({id, label, hint, error}, (aria) => html\`<input id=${aria.id}
 * aria-describedby=${aria.describedBy} aria-invalid=${aria.invalid} class="form-control">\`)`.
 */
export function field(
  options: FieldOptions,
  control: (aria: FieldAria) => unknown,
): TemplateResult {
  const { id, label, hint, error } = options;
  const described = [
    hint === undefined ? [] : [`${id}-hint`],
    error === undefined ? [] : [`${id}-error`],
  ].flat();
  return html`<div class="form-group">
    <label class="form-label" for=${id}>${label}</label>
    ${
      hint === undefined
        ? nothing
        : html`<p id="${id}-hint" class="form-text">${hint}</p>`
    }
    ${error === undefined ? nothing : fieldError(`${id}-error`, error)}
    ${control({
      id,
      describedBy: described.length > 0 ? described.join(' ') : nothing,
      invalid: error === undefined ? 'false' : 'true',
    })}
  </div>`;
}

/** The words of what is wrong, above the control or group they are about. */
export function fieldError(id: string, text: string): TemplateResult {
  return html`<p id=${id} class="form-error">${errorIcon()}${text}</p>`;
}
