import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';

/** The link from the parents' way in to the staff's, or back; where the reader was going comes along. */
export function staffHref(url: URL, isStaff: boolean): TemplateResult {
  const query = new URLSearchParams(url.search);
  if (isStaff) query.delete('come');
  else query.set('come', 'dipendente');
  const text = query.toString();
  const href = `${url.pathname}${text ? `?${text}` : ''}`;
  return html`<a href=${href}
    >${isStaff ? msg('Sei un genitore? Entra qui') : msg('Accedi come dipendente')}</a
  >`;
}
