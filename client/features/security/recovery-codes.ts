import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { callout } from '../../ui/callout.ts';

/** New recovery codes, which are shown this once. `done`: the reader has put them away. */
export function recoveryCodes(
  codes: readonly string[],
  done: () => void,
): TemplateResult {
  const href = `data:text/plain;charset=utf-8,${encodeURIComponent(codes.join('\n'))}`;
  return callout({
    kind: 'warning',
    role: 'status',
    title: msg('Metti da parte questi codici'),
    text: html`<p>
        ${msg(
          'Servono per entrare se perdi il telefono. Ognuno vale una volta; li vedi solo adesso.',
        )}
      </p>
      <ul class="codes">
        ${codes.map((one) => html`<li>${one}</li>`)}
      </ul>`,
    actions: html`<a
        class="btn btn-outline"
        href=${href}
        download="codici-portale-genitori.txt"
        >${msg('Salva in un file')}</a
      ><button class="btn btn-primary" type="button" @click=${done}>
        ${msg('Li ho messi da parte')}
      </button>`,
  });
}
