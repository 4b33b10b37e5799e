import { consume } from '@lit/context';
import { msg } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { SessionView } from '#model/phone-protocol.ts';
import { navigationContext, sessionContext } from '../../app/contexts.ts';
import { LocaleEvent } from '../../app/locale-event.ts';
import { currentLocale, locales, type Locale } from '../../app/locale.ts';
import { isOffice } from '../../app/is-office.ts';
import type { Navigation } from '../../app/navigation.ts';
import type { Place } from '../../app/route.ts';
import type { Icon } from '../../ui/draw.ts';
import {
  calendarIcon,
  euroIcon,
  exitIcon,
  forwardIcon,
  keyIcon,
  listIcon,
  lockIcon,
  messageIcon,
  newsIcon,
  personIcon,
  searchIcon,
  syncedIcon,
} from '../../ui/icons.ts';
import '../../ui/sheet.ts';
import './sign-out.ts';

/** Each language by its own name, for those who cannot read the other. */
const languageNames: Record<Locale, string> = { it: 'Italiano', en: 'English' };

/** Altro: the sections of the portal by the names of the manual, then this phone's settings and the way out. */
@customElement('pg-more-page')
export class MorePage extends LitElement {
  @property({ attribute: false }) place!: Place;
  @consume({ context: sessionContext }) session!: SessionView;
  @consume({ context: navigationContext }) navigation!: Navigation;

  protected override createRenderRoot(): this {
    return this;
  }

  protected override render(): TemplateResult {
    const { account, comune } = this.session;
    const staff = account.role === 'staff';
    return html`<section class="section" aria-labelledby="more-sections">
        <h2 id="more-sections">${staff ? msg('Ufficio') : msg('Sezioni')}</h2>
        ${
          staff
            ? officeSections(this.session)
            : html`<ul class="list">
                ${row('/presenze', calendarIcon, msg('Presenze'), msg('Il calendario delle presenze dei tuoi figli'))}
                ${row('/avvisi', newsIcon, msg('Comunicazioni: avvisi'), msg('Quello che il Comune e le scuole pubblicano'))}
                ${row('/messaggi', messageIcon, msg('Comunicazioni: messaggi'), msg('Chiedi informazioni e leggi le risposte'))}
                ${row('/conto', euroIcon, msg('Estratto conto'), msg('Quanto è dovuto e pagato, per anno e servizio'))}
              </ul>`
        }
      </section>
      <section class="section" aria-labelledby="more-phone">
        <h2 id="more-phone">${msg('Questo telefono')}</h2>
        <ul class="list">
          ${staff ? nothing : row('/sincronizzazione', syncedIcon, msg('Sincronizzazione'), msg('Cosa è aggiornato, cosa aspetta la rete'))}
          ${row('/altro/blocco', lockIcon, msg('Blocco'), msg('Blocca adesso, cambia il PIN, passa il telefono a un’altra persona'))}
          <li class="setting">
            <span class="list-title" id="more-language">${msg('Lingua')}</span>
            <div class="segmented" role="group" aria-labelledby="more-language">
              ${locales.map((locale) => this.#language(locale))}
            </div>
          </li>
        </ul>
      </section>
      <section class="section" aria-labelledby="more-account">
        <h2 id="more-account">${msg('Accesso')}</h2>
        <p>${account.name} · ${comune.name}</p>
        <ul class="list">
          ${
            comune.site
              ? html`<li>
                  <a class="list-row" href=${comune.site} rel="noopener"
                    ><span
                      ><span class="list-title"
                        >${msg('Sito del Comune')}</span
                      ></span
                    >${forwardIcon()}</a
                  >
                </li>`
              : nothing
          }
          ${staff || account.delegations ? nothing : row('/altro/deleghe', personIcon, msg('Deleghe'), msg('Chi altro può vedere, ritirare o pagare'))}
          ${this.session.several || account.delegations ? row('/altro/famiglia', personIcon, msg('Cambia famiglia'), msg('Entra per un’altra famiglia che ti ha dato una delega')) : nothing}
          ${row('/altro/accesso', keyIcon, msg('Accesso e sicurezza'), msg('Dove sei entrato, password, secondo passaggio'))}
          ${row('/altro/esci', exitIcon, msg('Esci da questo telefono'), msg('Cancella i tuoi dati da qui; al Comune resta tutto'))}
        </ul>
      </section>
      ${this.place.path === '/altro/esci' ? this.#exit() : nothing}`;
  }

  #language(locale: Locale): TemplateResult {
    return html`<button
      type="button"
      lang=${locale}
      aria-pressed=${locale === currentLocale() ? 'true' : 'false'}
      @click=${() => {
        this.dispatchEvent(new LocaleEvent(locale));
      }}
    >
      ${languageNames[locale]}
    </button>`;
  }

  #exit(): TemplateResult {
    const close = () => {
      this.navigation.up('/altro');
    };
    return html`<pg-sheet
      heading=${msg('Esci da questo telefono')}
      close-label=${msg('Chiudi')}
      .content=${html`<pg-sign-out @pg-stay=${close}></pg-sign-out>`}
      @pg-close=${close}
    ></pg-sheet>`;
  }
}

/** What staff do here; to staff of schools only what is theirs. */
function officeSections(session: SessionView): TemplateResult {
  return html`<ul class="list">
    ${
      isOffice(session)
        ? html`${row('/ufficio', listIcon, msg('Da sbrigare'), msg('Chi chiede di entrare, e cosa non torna con il registro'))}
          ${row('/ufficio/persone', searchIcon, msg('Persone'), msg('Codici su carta, accessi aperti, secondo passaggio perso'))}
          ${row('/ufficio/personale', personIcon, msg('Personale'), msg('Chi entra come dipendente'))}`
        : nothing
    }
    ${row('/ufficio/programmi', keyIcon, msg('Programmi'), msg('Le chiavi dei programmi che copiano il registro'))}
  </ul>`;
}

function row(
  href: string,
  icon: Icon,
  title: string,
  text: string,
): TemplateResult {
  return html`<li>
    <a class="list-row" href=${href}
      >${icon()}<span
        ><span class="list-title">${title}</span
        ><span class="small muted">${text}</span></span
      ></a
    >
  </li>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-more-page': MorePage;
  }
}
