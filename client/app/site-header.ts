import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';

/** The Comune's crest and name; the crest is the file icons/crest.svg of the installation. */
export function siteHeader(
  comune: string | undefined,
  chip: unknown,
): TemplateResult {
  return html`<a class="skip-link" href="#content"
      >${msg('Vai al contenuto')}</a
    >
    <header class="site-header">
      <a class="brand" href="/">
        <img src="/icons/crest.svg" alt="" width="32" height="40" />
        <span>
          ${comune ? html`<span class="brand-comune">${comune}</span>` : nothing}
          <span class="brand-portal">${msg('Portale Genitori')}</span>
        </span>
      </a>
      ${chip}
    </header>`;
}
