import { randomUUID } from 'node:crypto';
import { after, before, suite } from 'node:test';
import { SignJWT } from 'jose';
import { adminHeaders, embeddedCouch } from '../support/couch.ts';
import { jsonView, type JsonView } from '../support/json-view.ts';

/** What came back; the body can be read by path when it is JSON. */
export interface Answer extends JsonView {
  status: number;
  headers: Headers;
  body: string;
}

export interface Ask {
  /** Sent as JSON, unless it is text or bytes. */
  body?: unknown;
  headers?: Record<string, string>;
  /** A token, or null for nobody; default the admin. */
  as?: string | null;
  signal?: AbortSignal;
}

/** The CouchDB under test. */
export interface Target {
  /** Without credentials. */
  readonly url: string;
  readonly adminHeaders: Record<string, string>;
  /** The request as fetch sees it, for reading a stream. */
  readonly open: (method: string, path: string, ask?: Ask) => Promise<Response>;
  readonly request: (
    method: string,
    path: string,
    ask?: Ask,
  ) => Promise<Answer>;
  /** The path, e.g. `/c-…`, of a new database, open to members with `roles`. */
  readonly database: (roles?: readonly string[]) => Promise<string>;
  /** The path of a database that is not there; removed at the end if it comes to be. */
  readonly absent: () => string;
  /** A signed token; `exp` and `kid` are right unless given. */
  readonly token: (claims: object, header?: object) => Promise<string>;
  /** The token of a user with these roles. */
  readonly userToken: (name: string, ...roles: string[]) => Promise<string>;
}

/** For tests that need tokens: false, or why they cannot run. */
export type NoTokens = false | string;

interface Server {
  url: string;
  headers: Record<string, string>;
  jwt: { kid: string; secret: string };
  close(): Promise<void>;
}

const address = process.env['COUCHDB_URL'] ?? '';
const key = {
  kid: process.env['COUCHDB_JWT_KID'] ?? '',
  secret: process.env['COUCHDB_JWT_SECRET'] ?? '',
};

async function startEmbeddedServer(): Promise<Server> {
  const { url, admin, jwt, close } = await embeddedCouch();
  return { url, headers: admin.headers, jwt, close };
}

function externalServer(): Promise<Server> {
  const url = new URL(address);
  const headers = adminHeaders(
    decodeURIComponent(url.username),
    decodeURIComponent(url.password),
  );
  url.username = '';
  url.password = '';
  const bare = url.href.replace(/\/$/, '');
  const close = () => Promise.resolve();
  return Promise.resolve({ url: bare, headers, jwt: key, close });
}

/**
 * A suite of CouchDB's behaviour, run against the embedded server, and against COUCHDB_URL (with an
 * admin's credentials in it) too when that is set. Tokens need COUCHDB_JWT_KID and
 * COUCHDB_JWT_SECRET there. The server must have `require_valid_user`, the JWT handler with `required_claims = exp`,
 * and be reachable from, and able to reach, this machine's loopback.
 */
export function contract(
  title: string,
  define: (target: Target, noTokens: NoTokens) => void,
): void {
  suite(`embedded: ${title}`, () => {
    define(targetOf(startEmbeddedServer), false);
  });
  if (address === '') return;
  const noTokens =
    key.kid !== '' && key.secret !== ''
      ? false
      : 'needs COUCHDB_JWT_KID and COUCHDB_JWT_SECRET';
  suite(`external: ${title}`, () => {
    define(targetOf(externalServer), noTokens);
  });
}

function targetOf(start: () => Promise<Server>): Target {
  let server: Server | undefined;
  const names: string[] = [];
  const running = () => {
    if (!server) throw new Error('the server runs inside tests only');
    return server;
  };

  async function open(method: string, path: string, ask: Ask = {}) {
    const { body, as } = ask;
    const raw =
      body === undefined || typeof body === 'string' || Buffer.isBuffer(body);
    const authorization =
      as === undefined
        ? running().headers
        : as === null
          ? {}
          : { authorization: `Bearer ${as}` };
    return fetch(running().url + path, {
      method,
      headers: {
        ...authorization,
        accept: 'application/json',
        ...(raw ? {} : { 'content-type': 'application/json' }),
        ...ask.headers,
      },
      ...(body === undefined
        ? {}
        : { body: raw ? (body as string) : JSON.stringify(body) }),
      ...(ask.signal ? { signal: ask.signal } : {}),
    });
  }

  async function request(method: string, path: string, ask: Ask = {}) {
    const response = await open(method, path, ask);
    const body = await response.text();
    const { status, headers } = response;
    return { status, headers, body, ...jsonView(parsed(body)) };
  }

  const absent = () => {
    const name = `c-${randomUUID()}`;
    names.push(name);
    return `/${name}`;
  };

  async function token(claims: object, header: object = {}): Promise<string> {
    const { kid, secret } = running().jwt;
    const now = Math.floor(Date.now() / 1000);
    return new SignJWT({ exp: now + 60, ...claims })
      .setProtectedHeader({ alg: 'HS256', kid, ...header })
      .sign(new TextEncoder().encode(secret));
  }

  before(async () => {
    server = await start();
  });
  after(async () => {
    for (const name of names) await request('DELETE', `/${name}`);
    await server?.close();
  });

  return {
    get url() {
      return running().url;
    },
    get adminHeaders() {
      return running().headers;
    },
    open,
    request,
    absent,
    token,
    userToken: (name, ...roles) =>
      token({ sub: name, '_couchdb.roles': roles }),
    async database(roles) {
      const path = absent();
      // One shard, so that changes come in the order they were made.
      await request('PUT', `${path}?q=1`);
      if (roles) {
        const members = { names: [], roles };
        const admins = { names: [], roles: ['_admin'] };
        await request('PUT', `${path}/_security`, {
          body: { admins, members },
        });
      }
      return path;
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
