import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Koa from 'koa';
import PouchCore from 'pouchdb-core';
import http from 'pouchdb-adapter-http';
import leveldb from 'pouchdb-adapter-leveldb';
import replication from 'pouchdb-replication';
import type { Identity } from '../../server/identity/identity-provider.ts';
import { answerErrors } from '../../server/middleware/errors.ts';
import { compression } from '../../server/middleware/compression.ts';
import type { ReplicationDeps } from '../../server/sync/replication/deps.ts';
import { replicationRoutes } from '../../server/sync/replication/routes.ts';
import { silentLog, type DistributionRig } from './distribution-rig.ts';
import { adminHeaders } from './couch.ts';

/** The staff side of the portal over a rig's CouchDB, with accounts a test makes and disables. */
export interface StaffSide {
  url: string;
  accounts: Map<string, Identity & { password: string }>;
  /** How often a password was hashed. */
  verified(): number;
  headers(username: string): Record<string, string>;
  /** A request as this account; none: without credentials. */
  ask(
    username: string | undefined,
    path: string,
    init?: {
      method?: string;
      body?: unknown;
      headers?: Record<string, string>;
      signal?: AbortSignal;
    },
  ): Promise<Response>;
  close(): Promise<void>;
}

export function account(
  id: string,
  ...roles: string[]
): Identity & { password: string } {
  return {
    account: { id, role: 'staff', name: id },
    roles,
    password: `password of ${id}`,
  };
}

export async function staffSide(
  rig: DistributionRig,
  options: Partial<ReplicationDeps> = {},
): Promise<StaffSide> {
  const accounts: StaffSide['accounts'] = new Map();
  let verified = 0;
  const app = new Koa();
  app.silent = true;
  app.use(answerErrors(silentLog));
  app.use(compression());
  app.use(
    replicationRoutes({
      couch: rig.gateway(),
      log: silentLog,
      door: {
        verify: (username, password) => {
          verified += 1;
          const found = accounts.get(username);
          return Promise.resolve(
            found?.password === password ? found : undefined,
          );
        },
        current: (username) => Promise.resolve(accounts.get(username)),
      },
      ...options,
    }),
  );
  const handle = app.callback();
  const server = createServer((request, response) => {
    void handle(request, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const headers = (username: string) =>
    adminHeaders(username, accounts.get(username)?.password ?? 'wrong');
  return {
    url,
    accounts,
    verified: () => verified,
    headers,
    ask: (
      username,
      path,
      { method = 'GET', body, headers: more, signal } = {},
    ) =>
      fetch(url + path, {
        method,
        headers: {
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...(username !== undefined && headers(username)),
          ...more,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        ...(signal && { signal }),
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

interface Replication {
  on(event: string, listener: (fact: unknown) => void): Replication;
  then: Promise<unknown>['then'];
  cancel(): void;
}

/** The part of PouchDB a staff tool uses. */
export interface Pouch {
  get(
    id: string,
    options?: object,
  ): Promise<Record<string, unknown> & { _id: string; _rev: string }>;
  put(doc: object): Promise<{ rev: string }>;
  putAttachment(
    id: string,
    name: string,
    rev: string,
    data: Buffer,
    type: string,
  ): Promise<unknown>;
  allDocs(options?: object): Promise<{ rows: { id: string }[] }>;
  info(): Promise<Record<string, unknown>>;
  sync(remote: unknown, options?: object): Replication;
  replicate: {
    to(remote: unknown, options?: object): Replication;
    from(remote: unknown, options?: object): Replication;
  };
  close(): Promise<void>;
}
interface PouchClass {
  new (name: string, options?: object): Pouch;
  plugin(plugin: unknown): PouchClass;
  prototype: object;
}
const Base = (PouchCore as PouchClass).plugin(http).plugin(leveldb);
if (!('replicate' in Base.prototype)) Base.plugin(replication);

/** A plain PouchDB of a staff tool, in a folder of its own. */
export async function staffPouch(): Promise<{
  local: Pouch;
  close(): Promise<void>;
}> {
  const dir = await mkdtemp(join(tmpdir(), 'staff-'));
  const local = new Base(join(dir, 'copy'), { adapter: 'leveldb' });
  return {
    local,
    async close() {
      await local.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** The portal's database as a plain PouchDB sees it. */
export function remotePouch(
  side: StaffSide,
  username: string,
  name: string,
): Pouch {
  const { password = 'wrong' } = side.accounts.get(username) ?? {};
  return new Base(`${side.url}/db/${name}`, {
    adapter: 'http',
    auth: { username, password },
  });
}
