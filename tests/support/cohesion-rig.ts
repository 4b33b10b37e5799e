import Koa from 'koa';
import { recordsIn } from '../../server/identity/records/records.ts';
import { askCohesionAt } from '../../server/identity/cohesion/ask-cohesion.ts';
import { cohesionWay } from '../../server/identity/cohesion/cohesion-way.ts';
import { liveSessionsIn } from '../../server/identity/cohesion/live-session.ts';
import type { CohesionSettings } from '../../server/identity/cohesion/settings.ts';
import { pendingSignInsIn } from '../../server/identity/pending-sign-ins-in.ts';
import { createLog } from '../../server/log.ts';
import { cohesionRoutes } from '../../server/sandbox/cohesion/cohesion-routes.ts';
import type { CohesionSandbox } from '../../server/sandbox/cohesion/cohesion-sandbox.ts';
import { listen } from '../../server/sandbox/listen.ts';
import type { Person } from '../../server/sandbox/person.ts';
import { tickets } from '../../server/sandbox/tickets.ts';
import { cookieJar, formIn, type CookieJar } from './cookie-jar.ts';
import { memoryDocuments } from './memory-documents.ts';

export const ada: Person = {
  key: 'ada',
  givenName: 'Ada',
  familyName: 'Prova',
  born: '1985-12-10',
  sex: 'F',
  fiscalCode: 'PRVDAA85T50N901I',
  email: 'ada@example.org',
  phone: '',
  shows: '',
};
export const foreigner: Person = {
  ...ada,
  key: 'zoe',
  fiscalCode: '',
  foreignId: 'FR/IT/PROVA-0001',
};
export const minor: Person = {
  ...ada,
  key: 'lia',
  born: '2012-03-09',
  fiscalCode: 'VRDLIA12C49N901A',
};

/** A portal with Cohesion as its only way in, before a fake Cohesion. */
export async function cohesionRig(more: Partial<CohesionSettings> = {}) {
  const portal = memoryDocuments();
  const clock = { ahead: 0 };
  const now = () => new Date(Date.now() + clock.ahead);
  const sandbox: CohesionSandbox = {
    path: '/cohesion',
    persons: [ada, foreigner, minor],
    siteId: 'PROVA&CO',
    requests: tickets(),
    sessions: tickets(),
    slowMs: 5000,
  };
  const there = new Koa().use(cohesionRoutes(sandbox));
  const away = await listen(there, 0);
  const url = `${away.url}/cohesion`;
  const settings: CohesionSettings = {
    url,
    siteId: sandbox.siteId,
    restriction: '2,1',
    oldestToken: 300_000,
    aggregate: false,
    eidas: 1,
    ...more,
  };
  const finished: unknown[] = [];
  const way = cohesionWay({
    settings,
    origin: undefined,
    comune: 'Comune di Prova',
    pending: pendingSignInsIn(portal, now),
    finish(ctx, claims, pending) {
      finished.push({ claims, pending });
      ctx.status = 200;
      ctx.body = 'in';
      return Promise.resolve();
    },
    records: recordsIn(portal, 'k'.repeat(32), now),
    ask: askCohesionAt(settings.url, 400),
    live: liveSessionsIn(portal, now),
    log: createLog('silent'),
    now,
  });
  const here = new Koa();
  here.silent = true;
  if (way.fromElsewhere) here.use(way.fromElsewhere);
  if (way.own) here.use(way.own);
  here.use((ctx) => {
    ctx.body = { ok: true };
  });
  const home = await listen(here, 0);

  /** Clicks the link, chooses at Cohesion: the form it answers with, not yet sent. */
  const goThere = async (
    jar: CookieJar,
    choice: Record<string, string> = {},
    query = '',
  ) => {
    const started = await jar.fetch(
      `${home.url}/auth/cohesion/login?returnTo=/conto${query}`,
    );
    const page = await fetch(started.headers.get('location') ?? '');
    const form = formIn(await page.text());
    const body = new URLSearchParams({
      ...form.fields,
      ...{ person: 'ada', way: 'spid-2', fault: 'none' },
      ...choice,
    });
    const method = 'POST';
    const answer = await fetch(away.url + form.action, { method, body });
    return formIn(await answer.text());
  };
  const send = (
    jar: CookieJar,
    { action, fields }: { action: string; fields: Record<string, string> },
  ) => jar.fetch(action, { method: 'POST', body: new URLSearchParams(fields) });
  return {
    ...{ portal, sandbox, clock, finished, way, settings, goThere, send },
    home: home.url,
    away: away.url,
    /** The whole way in; the status that the browser sees at its end. */
    async enter(choice: Record<string, string> = {}) {
      const jar = cookieJar();
      const answer = await send(jar, await goThere(jar, choice));
      return { status: answer.status, text: await answer.text(), jar };
    },
    async stop() {
      await home.stop();
      await away.stop();
    },
  };
}
