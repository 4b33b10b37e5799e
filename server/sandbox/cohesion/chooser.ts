import { randomBytes } from 'node:crypto';
import type { Context } from 'koa';
import { formBody } from '../../middleware/form-body.ts';
import { choosePerson, select } from '../pages/fields.ts';
import { markup } from '../pages/markup.ts';
import { sendExpired, sendOn, sendPage } from '../pages/page.ts';
import { answer } from './answer.ts';
import type { CohesionSandbox } from './cohesion-sandbox.ts';
import { faults, isFault } from './faults.ts';
import { readRequest, type Asked } from './read-request.ts';
import type { Session } from './session.ts';
import { isWay, ways } from './ways.ts';

export const cookie = 'sandbox-cohesion';

/** `WAYF.aspx`: who somebody is, and how they prove it. With `entityID` and a session that lives, no question. */
export function chooser(sandbox: CohesionSandbox, ctx: Context): void {
  const { auth, entityID } = ctx.query;
  let asked: Asked;
  try {
    asked = readRequest(String(auth), sandbox.siteId);
  } catch (error) {
    const title = 'Richiesta non valida';
    const why = markup`<p>${error instanceof Error ? error.message : ''}</p>`;
    sendPage(ctx, { title, status: 400 }, why);
    return;
  }
  const live = entityID
    ? sandbox.sessions.get(ctx.cookies.get(cookie) ?? '')
    : undefined;
  if (live && !live.ended) {
    sendAnswer(sandbox, ctx, { ...live, asked, at: new Date() });
    return;
  }
  const form = markup`<form method="post" action="${sandbox.path}/SPManager/choose">
<input type="hidden" name="request" value="${sandbox.requests.put(asked)}">
${choosePerson(sandbox.persons)}
${select('way', 'Come ti identifichi?', labels)}
${select('fault', 'Che cosa deve andare storto?', Object.entries(faults))}
<div class="keys"><button class="first">Entra</button></div></form>`;
  sendPage(ctx, { title: 'Cohesion di prova' }, form);
}

const labels = Object.entries(ways).map(
  ([key, { label }]) => [key, label] as const,
);

/** The choice is made: back to the site. */
export async function choose(
  sandbox: CohesionSandbox,
  ctx: Context,
): Promise<void> {
  const form = await formBody(ctx, 65_536);
  const name = form.get('request') ?? '';
  const asked = sandbox.requests.get(name);
  const person = sandbox.persons.find(({ key }) => key === form.get('person'));
  const way = form.get('way') ?? 'spid-2';
  const fault = form.get('fault') ?? 'none';
  if (!asked || !person || !isWay(way) || !isFault(fault)) {
    sendExpired(ctx);
    return;
  }
  sandbox.requests.remove(name);
  const aspnet = `${randomBytes(12).toString('hex')};sandbox;`;
  const at = new Date();
  sendAnswer(sandbox, ctx, { person, way, fault, asked, aspnet, at });
}

function sendAnswer(
  sandbox: CohesionSandbox,
  ctx: Context,
  session: Session,
): void {
  const sso = sandbox.sessions.put(session);
  ctx.cookies.set(cookie, sso, { httpOnly: true, path: sandbox.path });
  sendOn(ctx, session.asked.validate, { auth: answer(session, sso) });
}
