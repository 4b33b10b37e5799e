import type { Account, SessionView } from '#model/phone-protocol.ts';
import { demoPassword } from '../../couch/demo/logins.ts';
import { startEmbedded } from '../../couch/embedded/main.ts';
import { startPortal } from '../support/portal.ts';
import { tempFolder } from '../support/temp-folder.ts';

const admin = { name: 'admin', password: 'bench' };
const secret = 'bench-secret-of-thirty-two-characters';

export interface Stack {
  /** The portal, a process of its own. */
  url: string;
  portalPid: number;
  /** What the portal has printed so far. */
  output(): string;
  couch: { url: string; headers: Record<string, string> };
  /** The family of two children and three years. */
  username: string;
  /** A session of that login. */
  session: Session;
  close(): Promise<void>;
}

/** A portal in front of an embedded CouchDB that the bench can reach too, for floors and peers upon the same data. */
export async function startStack(
  env: Record<string, string> = {},
): Promise<Stack> {
  const families = 8;
  const dir = await tempFolder('bench');
  const couch = await startEmbedded({
    dir,
    admin,
    jwt: { kid: 'portal', secret },
  });
  const portal = await startPortal({
    families,
    env: {
      COUCHDB_URL: couch.url,
      COUCHDB_ADMIN: admin.name,
      COUCHDB_PASSWORD: admin.password,
      COUCHDB_JWT_SECRET: secret,
      SYNC_PER_MINUTE: '1000000',
      ...env,
    },
  });
  // The demo's first login: its name does not depend on the seed.
  const username = 'giulia.montelvari';
  const basic = Buffer.from(`${admin.name}:${admin.password}`).toString(
    'base64',
  );
  return {
    url: portal.url,
    portalPid: portal.pid(),
    output: () => portal.output(),
    couch: { url: couch.url, headers: { authorization: `Basic ${basic}` } },
    username,
    session: await signIn(portal.url, username),
    async close() {
      await portal.stop();
      await couch.close();
    },
  };
}

export interface Session {
  cookie: string;
  account: Account;
}

export async function signIn(url: string, username: string): Promise<Session> {
  const answer = await fetch(`${url}/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'portal-app': '1' },
    body: JSON.stringify({ username, password: demoPassword }),
  });
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0];
  if (!answer.ok || !cookie)
    throw new Error(`sign-in answered ${answer.status}`);
  const { account } = (await answer.json()) as SessionView;
  return { cookie, account };
}
