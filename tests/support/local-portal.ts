import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Koa from 'koa';
import type { Account } from '#model/phone-protocol.ts';
import { attemptsIn } from '../../server/identity/attempts.ts';
import type { Claims } from '../../server/identity/claims.ts';
import { localAccounts } from '../../server/identity/local/accounts.ts';
import type { LocalDeps } from '../../server/identity/local/deps.ts';
import { localWay } from '../../server/identity/local/local-way.ts';
import { passwordsWith } from '../../server/identity/passwords.ts';
import { AppError } from '../../server/errors.ts';
import { createLog } from '../../server/log.ts';
import type { Letter } from '../../server/mail/mail.ts';
import { answerErrors } from '../../server/middleware/errors.ts';
import { sameSite } from '../../server/middleware/same-site.ts';
import { memoryDocuments } from './memory-documents.ts';

interface OpenSession {
  claims: Claims;
  at: string;
}

export interface Sent {
  to: string | undefined;
  letter: Letter;
}

export const email = 'elena.morri@posta.example';
export const goodPassword = 'gelato verde sotto il tavolo';
const secret = 'un segreto di prova lungo abbastanza';

/** The endpoints of local accounts before a database in memory, with a clock that tests may move. */
export async function localPortal(given: Partial<LocalDeps> = {}) {
  const portal = memoryDocuments();
  const clock = { ms: Date.parse('2026-11-23T09:00:00Z') };
  const now = () => new Date(clock.ms);
  const sent: Sent[] = [];
  const sessions = new Map<string, OpenSession>();
  /** Ids of ended sessions whose devices are to forget what they keep. */
  const wiped: string[] = [];
  let opened = 0;
  const { passwords = passwordsWith(secret) } = given;
  const accounts = localAccounts(portal, passwords, now);
  const origin = 'https://portale.example.it';
  const deps: LocalDeps = {
    portal,
    documents: () => portal,
    accounts,
    passwords,
    attempts: attemptsIn(portal, secret, () => clock.ms),
    codeAttempts: attemptsIn(portal, `codes${secret}`, () => clock.ms, 3600),
    mail: {
      send(to, letter) {
        sent.push({ to, letter });
        return Promise.resolve();
      },
    },
    now,
    origin: () => origin,
    secret,
    comune: { name: 'Comune di Montelago', site: 'https://example.it' },
    registration: true,
    factorsOptional: false,
    openSession(ctx, claims, { account }) {
      opened += 1;
      const id = `s${opened}`;
      sessions.set(id, { claims, at: now().toISOString() });
      ctx.append('Set-Cookie', `__Host-sid=${id}; Path=/; Secure; HttpOnly`);
      return Promise.resolve({
        account,
        comune: deps.comune,
        access: { by: 'local', level: claims.level },
      });
    },
    callerOf(ctx) {
      const id = /__Host-sid=(\w+)/.exec(ctx.get('Cookie'))?.[1] ?? '';
      const found = sessions.get(id);
      if (!found) return Promise.reject(new AppError('signed-out'));
      const { claims, at } = found;
      const subject = claims.scheme === 'local' ? claims.subject : undefined;
      return Promise.resolve({ session: id, subject, at });
    },
    endSessions(subject, { except, wipe = false } = {}) {
      for (const [id, { claims }] of sessions) {
        if (claims.subject !== subject || id === except) continue;
        sessions.delete(id);
        if (wipe) wiped.push(id);
      }
      return Promise.resolve();
    },
    ...given,
  };
  const way = localWay(deps);
  const app = new Koa();
  app.silent = true;
  app.use(answerErrors(createLog('silent')));
  app.use(sameSite(origin));
  if (way.own) app.use(way.own);
  const handle = app.callback();
  const server = createServer((request, response) => {
    void handle(request, response);
  });
  await new Promise<void>((resolve) =>
    server.listen(0, '127.0.0.1', () => {
      resolve();
    }),
  );
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const call = async (path: string, body?: unknown, cookie = '') => {
    const response = await fetch(url + path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        'portal-app': '1',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(cookie && { cookie }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return {
      status: response.status,
      headers: response.headers,
      cookie: (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '',
      body: (await response.json()) as Record<string, unknown>,
    };
  };

  return {
    deps,
    way,
    url,
    origin,
    clock,
    portal,
    sent,
    sessions,
    wiped,
    call,
    /** Makes an account as the office does, and returns who it lets in. */
    async account(
      username = email,
      { staff = false, password = goodPassword } = {},
    ): Promise<Account> {
      const account = {
        id: crypto.randomUUID(),
        role: staff ? ('staff' as const) : ('parent' as const),
        name: 'Elena Morri',
      };
      const owner = username.includes('@') ? { email: username } : {};
      const roles = staff ? ['staff'] : [];
      await accounts.create({ username, password }, { account, roles }, owner);
      return account;
    },
    async signIn(username = email, password = goodPassword): Promise<string> {
      const { cookie } = await call('/auth/login', { username, password });
      return cookie;
    },
    /** The token of the last mail's link. */
    token(): string {
      return (sent.at(-1)?.letter.link?.href ?? '').split('#')[1] ?? '';
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

export type LocalPortal = Awaited<ReturnType<typeof localPortal>>;
