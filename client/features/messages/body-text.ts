import { html, type TemplateResult } from 'lit';
import { linkify } from './linkify.ts';

/** A body written by people: paragraphs at empty lines, breaks kept, addresses made links. Never read as HTML. */
export function bodyText(text: string): TemplateResult[] {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => html`<p>${paragraph.split('\n').map(line)}</p>`);
}

function line(text: string, index: number): TemplateResult {
  return html`${index > 0 ? html`<br />` : ''}${linkify(text).map((part) =>
    part.href
      ? html`<a href=${part.href} rel="noopener noreferrer" target="_blank"
          >${part.text}</a
        >`
      : part.text,
  )}`;
}
