import { html, svg, type TemplateResult } from 'lit';

/** Draws an icon; `label` is for the rare icon that stands without a word beside it. */
export type Icon = (label?: string) => TemplateResult;

/** An icon of the set from the strokes of its paths, on a grid of 24 px. */
export function draw(...paths: readonly string[]): Icon {
  return (label) => {
    const strokes = paths.map((d) => svg`<path d=${d}></path>`);
    return label === undefined
      ? html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
          ${strokes}
        </svg>`
      : html`<svg
          class="icon"
          viewBox="0 0 24 24"
          role="img"
          aria-label=${label}
        >
          ${strokes}
        </svg>`;
  };
}
