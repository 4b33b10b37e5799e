import { rm } from 'node:fs/promises';
import { localTime } from '#model/day.ts';
import { familyDatabase, registry } from '#model/databases.ts';
import type { Doc } from '#model/document.ts';
import { demoPassword } from '../../couch/demo/logins.ts';
import { demoTown, type DemoTown } from '../../couch/demo/town.ts';
import type { AnyDoc } from './couch-calls.ts';
import {
  couchSecrets,
  startCouchProcess,
  type CouchProcess,
} from './couch-process.ts';
import { questionOf } from './parent-writes.ts';
import { startPortal, type Portal } from './portal.ts';
import type { Account } from '#model/phone-protocol.ts';
import { until } from './until.ts';

export interface ProbeSession {
  cookie: string;
  account: Account;
}

/** The portal before a CouchDB into which the test looks as administrator. */
export interface ProbeTown {
  portal: Portal;
  couch: CouchProcess;
  demo: DemoTown;
  /** Texts that no answer may ever hold. */
  secrets: readonly string[];
  signIn(username: string): Promise<ProbeSession>;
  databases(): Promise<string[]>;
  docs(database: string): Promise<AnyDoc[]>;
  /** What stands in every database, without what this person wrote; resolves when nothing is on its way any more. */
  standing(session: ProbeSession): Promise<Record<string, unknown>>;
  close(): Promise<void>;
}

const families = 12;
const seed = 11;

export async function startProbeTown(): Promise<ProbeTown> {
  const couch = await startCouchProcess();
  const portal = await startPortal({
    families,
    env: {
      DEMO_SEED: String(seed),
      COUCHDB_URL: couch.url,
      COUCHDB_ADMIN: 'admin',
      COUCHDB_PASSWORD: couchSecrets.password,
      COUCHDB_JWT_KID: couchSecrets.kid,
      COUCHDB_JWT_SECRET: couchSecrets.secret,
      PEPPER: 'a pepper that only this test knows, long enough',
      SYNC_PER_MINUTE: '1000000',
    },
  });
  const databases = async () =>
    ((await couch.call('/_all_dbs')) as string[]).filter(
      (name) => !name.startsWith('_'),
    );
  const docs = async (database: string) => {
    const { rows } = (await couch.call(
      `/${database}/_all_docs?include_docs=true`,
    )) as { rows: { id: string; doc: AnyDoc }[] };
    return rows
      .filter(({ id }) => !id.startsWith('_design/'))
      .map(({ doc }) => doc);
  };
  return {
    portal,
    couch,
    demo: demoTown({ seed, families, today: localTime(new Date()).day }),
    secrets: [
      couchSecrets.password,
      couchSecrets.secret,
      'a pepper that only',
      'root:x:0:0',
      '"name": "portale-genitori"',
      '$argon2id$',
      'admin:',
    ],
    databases,
    docs,
    async signIn(username) {
      const answer = await fetch(`${portal.url}/auth/login`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'portal-app': '1' },
        body: JSON.stringify({ username, password: demoPassword }),
      });
      const cookie = answer.headers.getSetCookie()[0]?.split(';')[0];
      if (!answer.ok || !cookie) throw new Error(`sign-in: ${answer.status}`);
      const { account } = (await answer.json()) as { account: Account };
      return { cookie, account };
    },
    async standing({ account }) {
      if (account.family !== undefined)
        await settled(couch, { ...account, family: account.family });
      const found: Record<string, unknown> = {};
      for (const name of await databases()) {
        if (name === 'portal') continue;
        if (account.family && name === familyDatabase(account.family)) continue;
        found[name] = {
          docs: Object.fromEntries(
            (await docs(name))
              .filter(({ author }) => author !== (account.person ?? ''))
              .map(({ _id, _rev }) => [_id, _rev]),
          ),
          security: await couch.call(`/${name}/_security`),
          // Where nothing of this person may arrive, not even the count of changes may move.
          ...(name !== registry &&
            !name.startsWith('school-') && {
              seq: ((await couch.call(`/${name}`)) as { update_seq: unknown })
                .update_seq,
            }),
        };
      }
      return found;
    },
    async close() {
      await portal.stop();
      await couch.stop();
      await rm(portal.dataDir, { recursive: true, force: true });
      await rm(couch.dir, { recursive: true, force: true });
    },
  };
}

/** What is written last arrives last: when this document is in the registry, all before it has been carried. */
async function settled(
  couch: CouchProcess,
  account: Account & { family: string },
): Promise<void> {
  const last = {
    ...questionOf(account, 'the last of all'),
    received: { at: new Date().toISOString(), by: 'portal' },
  } as Doc<'message'>;
  await couch.write(familyDatabase(account.family), last);
  await until(
    'everything has been carried',
    () => couch.read(registry, last._id),
    30_000,
  );
}
