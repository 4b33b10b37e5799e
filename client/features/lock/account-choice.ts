import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { DeviceAccount } from '../../data/accounts.ts';
import { forwardIcon } from '../../ui/icons.ts';

/** How an account is called where anybody may look: by the name its parent chose, else by initials. */
export function accountName({ label, initials }: DeviceAccount): string {
  return label ?? (initials === '' ? msg('Senza nome') : initials);
}

export function accountBadge({
  initials,
  label,
}: DeviceAccount): TemplateResult {
  const letters = initials === '' ? (label ?? '?').slice(0, 1) : initials;
  return html`<span class="account-badge" aria-hidden="true">${letters}</span>`;
}

/** Who uses this phone: the accounts on it, and the way in for somebody new. */
export function accountChoice(
  accounts: readonly DeviceAccount[],
  onChoose: (id: string) => void,
): TemplateResult {
  return html`<h1 tabindex="-1">${msg('Chi sei?')}</h1>
    <p>
      ${msg('Ogni persona ha i suoi dati e il suo PIN: nessuno vede quelli dell’altra.')}
    </p>
    <ul class="list account-list">
      ${accounts.map(
        (one) =>
          html`<li>
            <button
              class="list-row"
              type="button"
              @click=${() => {
                onChoose(one.id);
              }}
            >
              ${accountBadge(one)}<span
                ><span class="list-title">${accountName(one)}</span>${
                  one.unsent > 0
                    ? html`<span class="small muted"
                        >${msg(str`In attesa di invio: ${one.unsent}`)}</span
                      >`
                    : nothing
                }</span
              >${forwardIcon()}
            </button>
          </li>`,
      )}
    </ul>
    <div class="form-actions">
      <a class="btn btn-outline btn-block" href="/entra"
        >${msg('Entra con altre credenziali')}</a
      >
    </div>`;
}
