import { rm } from 'node:fs/promises';
import { SignJWT } from 'jose';
import { startEmbedded, type Embedded } from '../../couch/embedded/main.ts';
import type { Limits } from '../../couch/embedded/options.ts';
import { tempFolder } from './temp-folder.ts';

/** A CouchDB a test may do everything to. */
export interface TestCouch {
  /** Without credentials. */
  readonly url: string;
  readonly admin: { url: string; headers: Record<string, string> };
  readonly jwt: { kid: string; secret: string };
  /** A token CouchDB accepts for 60 s. */
  readonly token: (name: string, roles: readonly string[]) => Promise<string>;
  readonly close: () => Promise<void>;
}

export interface TestEmbedded extends TestCouch {
  readonly dir: string;
  /** Stops the server, does what is to be done to its folder, and starts it again there, on the same port. */
  readonly restart: (between?: () => Promise<void>) => Promise<void>;
}

export const adminHeaders = (name: string, password: string) => ({
  authorization: `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`,
});

export async function signToken(
  jwt: { kid: string; secret: string },
  name: string,
  roles: readonly string[],
  expiry: string | number = '60s',
): Promise<string> {
  return new SignJWT({ '_couchdb.roles': roles })
    .setProtectedHeader({ alg: 'HS256', kid: jwt.kid })
    .setSubject(name)
    .setExpirationTime(expiry)
    .sign(new TextEncoder().encode(jwt.secret));
}

/** Starts an embedded CouchDB in a folder of its own, which `close` removes. */
export async function embeddedCouch(
  limits: Partial<Limits> = {},
): Promise<TestEmbedded> {
  const dir = await tempFolder('couch');
  const admin = { name: 'admin', password: 'only for tests' };
  const jwt = {
    kid: 'test',
    secret: 'a secret that only tests know, long enough',
  };
  const start = (port = 0) => startEmbedded({ dir, port, admin, jwt, limits });
  let server: Embedded = await start();
  const headers = adminHeaders(admin.name, admin.password);
  return {
    dir,
    jwt,
    get url() {
      return server.url;
    },
    get admin() {
      return { url: server.url, headers };
    },
    token: (name, roles) => signToken(jwt, name, roles),
    async restart(between) {
      const port = Number(new URL(server.url).port);
      await server.close();
      await between?.();
      server = await start(port);
    },
    async close() {
      await server.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
