import type { Context } from 'koa';
import type { Level } from '#model/access-protocol.ts';
import { formBody } from '../../middleware/form-body.ts';
import { choosePerson, select } from '../pages/fields.ts';
import { markup } from '../pages/markup.ts';
import { sendExpired, sendOn, sendPage } from '../pages/page.ts';
import { answer, type Choice } from './answer.ts';
import { labels, valuesOf } from './attributes.ts';
import { anomalyOf, faults, isFault } from './faults.ts';
import type { Idp } from './idp.ts';
import { portalMetadata } from './portal-metadata.ts';
import type { Asked } from './asked.ts';
import { readRequest } from './read-request.ts';

const all: readonly Level[] = [1, 2, 3];

/** Where portals send people: who they are, how well they prove it. */
export async function signOn(idp: Idp, ctx: Context): Promise<void> {
  let asked: Asked;
  try {
    const portal = await portalMetadata(idp);
    asked = readRequest(idp, portal, ctx.querystring, new Date());
  } catch (error) {
    const why = markup`<p>${error instanceof Error ? error.message : ''}</p>`;
    sendPage(ctx, { title: 'Richiesta non valida', status: 400 }, why);
    return;
  }
  const levels = [asked.level, ...all.filter((one) => one !== asked.level)].map(
    (one) => [String(one), `livello ${one}`] as const,
  );
  const form = markup`<form method="post" action="${idp.path}/login">
<input type="hidden" name="request" value="${idp.requests.put(asked)}">
${choosePerson(idp.persons)}
${select('level', 'Con quale livello?', levels)}
${select('fault', 'Che cosa deve andare storto?', Object.entries(faults))}
<div class="keys"><button class="first">Entra</button>
<button name="cancel" value="1" formnovalidate>Annulla</button></div></form>`;
  sendPage(ctx, { title: `Entra con ${idp.name}` }, form);
}

/** The choice is made: a consent, or the anomaly that was wanted. */
export async function chosen(idp: Idp, ctx: Context): Promise<void> {
  const form = await formBody(ctx, 65_536);
  const request = form.get('request') ?? '';
  const asked = idp.requests.get(request);
  const choice = choiceIn(idp, form);
  if (!asked || !choice) {
    sendExpired(ctx);
    return;
  }
  const { person, level, fault } = choice;
  if (form.has('consent') || anomalyOf(fault)) {
    idp.requests.remove(request);
    sendOn(ctx, asked.acs, answer(idp, asked, choice));
    return;
  }
  const values = valuesOf(
    idp.scheme,
    person,
    'assegnato dal gestore',
    asked.attributes,
  );
  const hidden = Object.entries({ request, person: person.key, level, fault });
  const consent = markup`<p>Il portale riceverà questi dati:</p>
<dl>${values.map(([name, value]) => markup`<dt>${labels[name] ?? name}<small>${name}</small></dt><dd>${value}</dd>`)}</dl>
<form method="post" action="${idp.path}/login">${hidden.map(
    ([name, value]) =>
      markup`<input type="hidden" name="${name}" value="${String(value)}">`,
  )}
<div class="keys"><button class="first" name="consent" value="1">Acconsento</button>
<button name="deny" value="1">Non acconsento</button></div></form>`;
  sendPage(ctx, { title: 'Acconsenti all’invio dei dati?' }, consent);
}

function choiceIn(
  idp: Idp,
  form: ReadonlyMap<string, string>,
): Choice | undefined {
  const person = idp.persons.find(({ key }) => key === form.get('person'));
  const level = Number(form.get('level'));
  const wanted = form.get('fault') ?? 'none';
  const fault = form.has('cancel')
    ? 'nr25'
    : form.has('deny')
      ? 'nr22'
      : wanted;
  return person && all.includes(level as Level) && isFault(fault)
    ? { person, level: level as Level, fault }
    : undefined;
}
