import type { Context } from 'koa';
import { escapeHtml } from '../escape-html.ts';
import { sendPage } from '../page.ts';

/** Where the forms of the page go. */
export const unboundPaths = {
  page: '/auth/unbound',
  code: '/auth/unbound/code',
  request: '/auth/unbound/request',
} as const;

export interface UnboundPage {
  comune: string;
  formToken: string;
  /** Undefined: the page as it first comes. */
  fault?: string;
}

const lines = [
  'Hai dimostrato chi sei, ma non risulti tra gli adulti di riferimento di un bambino iscritto ai servizi educativi del Comune.',
  'Se l’ufficio ti ha consegnato un codice di accesso, scrivilo qui. Altrimenti manda una richiesta: l’ufficio la controlla e ti risponde.',
];

/** What somebody may do whom no household lists. It says nothing of who is known, and works without scripts. */
export function sendUnbound(
  ctx: Context,
  { comune, formToken, fault }: UnboundPage,
): void {
  const token = `<input type="hidden" name="token" value="${escapeHtml(formToken)}">`;
  const alert =
    fault === undefined
      ? ''
      : `<p role="alert"><b>${escapeHtml(fault)}</b></p>`;
  const markup = `${alert}
<h2>Ho un codice di accesso</h2>
<form method="post" action="${unboundPaths.code}">${token}
<label for="code">Codice di accesso (12 lettere e cifre)</label>
<input id="code" name="code" required maxlength="20" autocomplete="off" autocapitalize="characters" spellcheck="false">
<label for="born">Data di nascita del bambino o della bambina</label>
<input id="born" name="born" type="date" required>
<p><button class="action">Conferma il codice</button></p>
</form>
<h2>Non ho un codice</h2>
<form method="post" action="${unboundPaths.request}">${token}
<label for="child">Codice fiscale del bambino o della bambina</label>
<input id="child" name="child" required maxlength="16" autocomplete="off" autocapitalize="characters" spellcheck="false">
<label for="school">Scuola o servizio</label>
<input id="school" name="school" required maxlength="120">
<label for="contact">Telefono o e-mail per risponderti (facoltativo)</label>
<input id="contact" name="contact" maxlength="120">
<p><button class="action">Manda la richiesta</button></p>
</form>
`;
  const title = 'Non ti troviamo ancora tra i genitori';
  const status = fault === undefined ? 200 : 422;
  sendPage(ctx, status, { title, lines, comune }, markup);
}
