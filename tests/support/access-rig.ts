import Koa, { type Middleware } from 'koa';
import { PassThrough } from 'node:stream';
import type { Capacity } from '#model/access-protocol.ts';
import { portal, portalRole, registry, town } from '#model/databases.ts';
import type { Doc } from '#model/document.ts';
import { compileDesigns } from '../../couch/design/compile.ts';
import { ensureDatabase } from '../../couch/push.ts';
import { couchAt } from '../../server/couch/couch.ts';
import { documentsAt } from '../../server/couch/documents-at.ts';
import { attemptsIn } from '../../server/identity/attempts.ts';
import { alertsIn, type Alert } from '../../server/identity/binding/alerts.ts';
import { guardiansFrom } from '../../server/identity/binding/guardians.ts';
import { loginsIn } from '../../server/identity/binding/logins.ts';
import { staffMembersIn } from '../../server/identity/binding/staff-members.ts';
import type { Claims } from '../../server/identity/claims.ts';
import { localAccounts } from '../../server/identity/local/accounts.ts';
import { choiceRoutes } from '../../server/identity/families/choice-routes.ts';
import { familyRoutes } from '../../server/identity/families/family-routes.ts';
import { finishWith } from '../../server/identity/finish.ts';
import { officeRoutes } from '../../server/identity/office/office-routes.ts';
import { openSession } from '../../server/identity/open-session.ts';
import { passwordsWith } from '../../server/identity/passwords.ts';
import { sessionRoutes } from '../../server/identity/routes.ts';
import { refuseUnprovedIn } from '../../server/identity/session/proved-lately.ts';
import { sessionsIn } from '../../server/identity/sessions.ts';
import { accessRequestsIn } from '../../server/identity/unbound/access-requests.ts';
import { onboardingCodesIn } from '../../server/identity/unbound/onboarding-codes.ts';
import { unboundRoutes } from '../../server/identity/unbound/unbound-routes.ts';
import { waitingRoomIn } from '../../server/identity/unbound/waiting-room.ts';
import { createLog } from '../../server/log.ts';
import type { Letter } from '../../server/mail/mail.ts';
import { answerErrors } from '../../server/middleware/errors.ts';
import { sameSite } from '../../server/middleware/same-site.ts';
import { startingWith } from '../../server/couch/starting-with.ts';
import { listen } from '../../server/sandbox/listen.ts';
import { embeddedCouch } from './couch.ts';

const pepper = 'a pepper for tests, of 32 characters';

/**
 * The last step of every way in upon an embedded CouchDB, at an hour of our choosing. `POST /test/sign-in` stands for
 * an identity provider's answer that was found good: its body is who, as what and whereto.
 */
export async function accessRig(start = '2026-11-23T08:00:00Z') {
  const server = await embeddedCouch();
  const designs = await compileDesigns();
  for (const name of [registry, town, portal])
    await ensureDatabase(server.admin, name, designs);
  const key = server.jwt;
  const clock = { at: Date.parse(start) };
  const now = () => new Date(clock.at);
  const couch = couchAt({ url: server.url, key });
  const documents = documentsAt(server.url, key);
  const own = documents({ role: portalRole, sub: portalRole }, portal);
  const lines: string[] = [];
  const sink = new PassThrough();
  sink.on('data', (chunk: Buffer) => lines.push(chunk.toString()));
  const log = createLog('debug', sink);
  const sessions = sessionsIn(
    own,
    { days: 30, idleDays: 14, pepper, log },
    now,
  );
  const guardians = guardiansFrom(couch, documents);
  const logins = loginsIn(own, now);
  const staff = staffMembersIn(own, pepper, now);
  const alert = alertsIn(own, now);
  const room = waitingRoomIn(own, pepper, now);
  const choosing = waitingRoomIn(own, pepper, now, 'choosing');
  const requests = accessRequestsIn(own, pepper, now);
  const attempts = attemptsIn(own, pepper, () => clock.at);
  const passwords = passwordsWith(pepper);
  const letters: { to: string | undefined; letter: Letter }[] = [];
  const parts = {
    ...{ couch, documents, portal: own, log, now, sessions, guardians, logins },
    ...{ staff, alert, room, choosing, requests, attempts, passwords },
    comune: { name: 'Comune di Prova', site: 'https://comune.example' },
    membership: () => Promise.resolve({ children: [], epoch: '1' }),
    factorsOptional: false,
    refuseUnproved: refuseUnprovedIn(own, now),
    accounts: localAccounts(own, passwords, now),
    origin: () => 'https://portale.example.it',
    mail: {
      send(to: string | undefined, letter: Letter) {
        letters.push({ to, letter });
        return Promise.resolve();
      },
    },
  };
  const codes = onboardingCodesIn(parts);
  const deps = { ...parts, codes };
  const finish = finishWith(deps);

  const signIn: Middleware = async (ctx, next) => {
    if (!ctx.path.startsWith('/test/')) {
      await next();
      return;
    }
    const { claims, as, returnTo, local } = JSON.parse(
      ctx.get('test-answer'),
    ) as {
      claims: Claims;
      as: Capacity;
      returnTo: string;
      local?: boolean;
    };
    const id = claims.subject;
    if (local)
      ctx.body = await openSession(deps, ctx, claims, {
        account: { id, role: 'parent', name: 'Ada' },
        roles: [],
      });
    else
      await finish(ctx, claims, {
        ...{ id: '_x', scheme: claims.scheme, as, returnTo },
        ...{ at: claims.at, until: claims.at },
      });
  };
  const app = new Koa();
  app.silent = true;
  app.use(answerErrors(log));
  app.use(signIn);
  app.use(unboundRoutes(deps));
  app.use(choiceRoutes(deps));
  app.use(sameSite(undefined));
  app.use(officeRoutes(deps));
  app.use(familyRoutes(deps));
  app.use(sessionRoutes(deps));
  const listening = await listen(app, 0);

  return {
    ...deps,
    clock,
    letters,
    url: listening.url,
    logged: () => lines.join(''),
    /** Claims of a level that a State scheme would give, as of now. */
    claims: (more: Partial<Claims> = {}): Claims => ({
      ...{ scheme: 'spid', issuer: 'https://idp.example', subject: 'SPID-1' },
      ...{ level: 2, at: now().toISOString() },
      ...more,
    }),
    async write(doc: Doc): Promise<void> {
      const who = { role: 'staff', sub: 'ufficio' };
      const stands = documents(who, registry);
      const stored = await stands.get(doc._id);
      const next = stored ? { ...doc, _rev: stored._rev } : doc;
      if (!(await stands.put(next))) throw new Error('not written');
    },
    async alerts(): Promise<Alert[]> {
      const all: Alert[] = [];
      for await (const one of startingWith<Alert>(couch, 'alert:'))
        all.push(one);
      return all;
    },
    async kept(): Promise<string> {
      const all: object[] = [];
      for await (const one of startingWith<object>(couch, '')) all.push(one);
      return JSON.stringify(all);
    },
    async close() {
      await listening.stop();
      await server.close();
    },
  };
}
export type AccessRig = Awaited<ReturnType<typeof accessRig>>;

/** The answer of an identity provider, as the rig takes it. */
export function answerOf(
  claims: Claims,
  more: { as?: Capacity; returnTo?: string; local?: boolean } = {},
): Record<string, string> {
  const all = { claims, as: 'parent', returnTo: '/presenze', ...more };
  return { 'test-answer': JSON.stringify(all) };
}
