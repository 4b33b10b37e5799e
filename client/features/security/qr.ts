import { html, svg, type TemplateResult } from 'lit';

/** A QR code of a text, drawn as one path; the code that makes it comes when it is asked for. */
export async function qrOf(text: string): Promise<TemplateResult> {
  const { encode } = await import('uqr');
  const { data, size } = encode(text, { ecc: 'M', border: 0 });
  const dots = data.flatMap((row, y) =>
    row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return html`<svg
    class="qr"
    viewBox="0 0 ${size} ${size}"
    role="img"
    aria-label="QR"
    shape-rendering="crispEdges"
  >
    ${svg`<path fill="#000" d=${dots.join('')}></path>`}
  </svg>`;
}
