import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { Instant } from '#model/day.ts';
import type { AlertView, RequestView } from '#model/office-protocol.ts';
import { now } from '../../app/clock.ts';
import { fullDay } from '../../app/format.ts';
import '../../ui/confirm-button.ts';
import { timeTag } from '../../ui/time-tag.ts';
import { ageWords } from './age-words.ts';
import { alertWords } from './alert-words.ts';
import { personHref } from './person-href.ts';
import { schemeWord } from './scheme-word.ts';

/** Draws an item with its buttons. */
type Item = (close: TemplateResult) => TemplateResult;

export function alertItem(alert: AlertView): Item {
  const { title, text, act } = alertWords(alert);
  const { person, family, personName } = alert;
  const open =
    person !== undefined && family !== undefined && personName !== undefined
      ? html`<a class="btn btn-outline" href=${personHref(family, person)}
          >${msg(str`Apri ${personName}`)}</a
        >`
      : nothing;
  return (close) =>
    item({ at: alert.at, title, text: html`<p>${text}</p>`, act }, [
      open,
      close,
    ]);
}

export function requestItem(request: RequestView): Item {
  const { by, at } = request;
  if (!by)
    return (close) =>
      item(
        {
          at,
          title: msg('Una richiesta che non si legge più'),
          text: html`<p>
            ${msg('Il server non ha più la chiave con cui era stata chiusa.')}
          </p>`,
          act: msg('Toglila: la persona può chiedere di nuovo.'),
        },
        [close],
      );
  const { givenName = '', familyName = '', fiscalCode, born } = by;
  const { scheme, account, username } = by;
  const name = `${givenName} ${familyName}`.trim();
  const { childFiscalCode, school, contact } = request;
  const facts: [string, string | undefined][] = [
    [msg('Codice fiscale'), fiscalCode],
    [msg('Data di nascita'), born && fullDay(born)],
    [msg('Entra con'), schemeWord(scheme)],
    [msg('Username'), username],
    [msg('Codice fiscale del figlio'), childFiscalCode],
    [msg('Scuola o servizio'), school],
    [msg('Contatto'), contact],
  ];
  return (close) =>
    item(
      {
        at,
        title: name
          ? msg(str`Chiede di entrare: ${name}`)
          : msg('Qualcuno chiede di entrare'),
        text: html`<dl class="office-facts">
          ${facts.map(([term, value]) =>
            value
              ? html`<div>
                  <dt>${term}</dt>
                  <dd>${value}</dd>
                </div>`
              : nothing,
          )}
        </dl>`,
        act:
          scheme === 'local'
            ? msg(
                'Il nome l’ha scritto chi ha fatto l’account: chiedi un documento e, se è un genitore, crea un codice da Persone.',
              )
            : msg(
                'Controlla se è un genitore di quel bambino. Se nel registro manca, o manca il suo codice fiscale, aggiungilo: al prossimo accesso entra da sé.',
              ),
      },
      [
        account === undefined
          ? nothing
          : html`<a class="btn btn-outline" href="/ufficio/account/${account}"
              >${msg('Apri l’account')}</a
            >`,
        close,
      ],
    );
}

function item(
  of: { at: Instant; title: string; text: TemplateResult; act: string },
  actions: readonly unknown[],
): TemplateResult {
  return html`<article class="card office-item">
    <p class="stamp">${timeTag(of.at, ageWords(of.at, now()))}</p>
    <h2>${of.title}</h2>
    ${of.text}
    <p><strong>${msg('Cosa fare:')}</strong> ${of.act}</p>
    <div class="btn-row">${actions}</div>
  </article>`;
}
