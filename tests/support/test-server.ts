import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { compileDesigns } from '../../couch/design/compile.ts';
import { ensureDatabase } from '../../couch/push.ts';
import { readConfig } from '../../server/config.ts';
import type { Admin } from '../../server/couch/admin.ts';
import type { Identity } from '../../server/identity/identity-provider.ts';
import { createLog } from '../../server/log.ts';
import { startServer, type RunningServer } from '../../server/server.ts';
import { familyDatabase, portal, registry, town } from '#model/databases.ts';
import type { Doc } from '#model/document.ts';
import type { FamilyId, PersonId } from '#model/ids.ts';
import { embeddedCouch, type TestEmbedded } from './couch.ts';
import { startFaultProxy, type FaultProxy } from './fault-proxy.ts';
import { tempFolder } from './temp-folder.ts';

/** Two households: the parent is of the first, the stranger of the second; each has one child. */
export const people = {
  family: 'f0000000-0000-4000-8000-000000000001',
  otherFamily: 'f0000000-0000-4000-8000-000000000002',
  child: 'c0000000-0000-4000-8000-000000000001',
  otherChild: 'c0000000-0000-4000-8000-000000000002',
  parent: 'a0000000-0000-4000-8000-000000000001',
  stranger: 'a0000000-0000-4000-8000-000000000002',
} as const;

export const password = 'quattro-parole-per-provare';

export function household(
  family: FamilyId,
  person: PersonId,
  child: string,
  to?: string,
): Doc<'family'> {
  return {
    _id: `family:${family}`,
    type: 'family',
    v: 1,
    at: '2025-09-01T08:00:00.000Z',
    family,
    body: {
      label: 'Famiglia Prova',
      members: [
        {
          person,
          givenName: 'Ada',
          familyName: 'Prova',
          from: '2024-09-01',
          ...(to && { to }),
        },
      ],
      children: [{ child, from: '2024-09-01' }],
      payers: [],
    },
  };
}

export interface TestServer extends RunningServer {
  database: TestEmbedded;
  /** Between the server and CouchDB. */
  proxy: FaultProxy;
  admin: Admin;
  /** All log lines so far. */
  logged(): string;
  /** Another process on the same CouchDB. */
  second(env?: Record<string, string>): Promise<RunningServer>;
  /** Writes as an administrator does, over whatever stands. */
  write(database: string, doc: object): Promise<string>;
  read(database: string, id: string): Promise<Record<string, unknown>>;
  signIn(username: string): Promise<string>;
  close(): Promise<void>;
}

/** The server on a port of its own, before an embedded CouchDB with the databases of two families. */
export async function startTestServer(
  env: Record<string, string> = {},
): Promise<TestServer> {
  const couch = await embeddedCouch();
  const proxy = await startFaultProxy(couch.url);
  const dir = await tempFolder('server');
  const designs = await compileDesigns();
  const { family, otherFamily, child, otherChild, parent, stranger } = people;
  const databases = [
    registry,
    town,
    portal,
    familyDatabase(family),
    familyDatabase(otherFamily),
  ];
  for (const name of databases)
    await ensureDatabase(couch.admin, name, designs);

  const call = async (method: string, path: string, body?: object) => {
    const response = await fetch(`${couch.url}/${path}`, {
      method,
      headers: { ...couch.admin.headers, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    return (await response.json()) as Record<string, unknown>;
  };
  const read = (database: string, id: string) =>
    call('GET', `${database}/${encodeURIComponent(id)}`);
  const write = async (database: string, doc: object) => {
    const { _id } = doc as { _id: string };
    const { _rev } = await read(database, _id);
    const path = `${database}/${encodeURIComponent(_id)}`;
    const { rev, reason } = await call('PUT', path, {
      ...doc,
      ...(_rev !== undefined && { _rev }),
    });
    if (typeof rev !== 'string')
      throw new Error(`not written: ${String(reason)}`);
    return rev;
  };
  await write(familyDatabase(family), household(family, parent, child));
  await write(
    familyDatabase(otherFamily),
    household(otherFamily, stranger, otherChild),
  );

  const lines: string[] = [];
  const sink = new PassThrough();
  sink.on('data', (chunk: Buffer) => lines.push(chunk.toString()));
  const log = createLog('debug', sink);
  const admin = { url: proxy.url, headers: couch.admin.headers };
  const start = (more: Record<string, string> = {}) =>
    startServer(
      readConfig({
        PORT: '0',
        DATA_DIR: dir,
        CLIENT_DIR: join(dir, 'client'),
        COUCHDB_URL: proxy.url,
        COUCHDB_ADMIN: 'admin',
        COUCHDB_PASSWORD: 'unused',
        COUCHDB_JWT_KID: couch.jwt.kid,
        COUCHDB_JWT_SECRET: couch.jwt.secret,
        ...env,
        ...more,
      }),
      proxy.url,
      admin,
      log,
    );
  const server = await start();
  const parentOf = (person: string, of: string): Identity => ({
    account: {
      id: person,
      role: 'parent',
      name: 'Ada Prova',
      person,
      family: of,
    },
    roles: [],
  });
  const staff: Identity = {
    account: { id: 'staff', role: 'staff', name: 'Ufficio Prova' },
    roles: ['staff'],
  };
  const accounts: [string, Identity][] = [
    ['ada.prova', parentOf(parent, family)],
    ['bea.altra', parentOf(stranger, otherFamily)],
    ['ufficio', staff],
  ];
  for (const [username, identity] of accounts)
    await server.accounts.create({ username, password }, identity);

  return {
    ...server,
    database: couch,
    proxy,
    admin,
    logged: () => lines.join(''),
    second: start,
    write,
    read,
    async signIn(username) {
      const response = await post(server.url, '/auth/login', {
        username,
        password,
      });
      return cookieOf(response);
    },
    async close() {
      await server.stop(0);
      await proxy.close();
      await couch.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** The session's cookie, as a browser sends it back. */
export function cookieOf(response: Response): string {
  return (response.headers.get('set-cookie') ?? '').split(';', 1)[0] ?? '';
}

/** A POST as the app sends it. */
export function post(
  url: string,
  path: string,
  body: unknown,
  cookie = '',
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(url + path, {
    method: 'POST',
    headers: {
      'portal-app': '1',
      'content-type': 'application/json',
      ...(cookie && { cookie }),
      ...headers,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}
