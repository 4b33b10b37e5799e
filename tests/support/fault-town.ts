import type { Browser, Page } from 'puppeteer-core';
import type { Scene } from '../../couch/demo/family-plan.ts';
import { loadedDemo } from '../../couch/demo/loaded-demo.ts';
import type { DemoLogin } from '../../couch/demo/logins.ts';
import { demoTown } from '../../couch/demo/town.ts';
import { familyDatabase } from '#model/databases.ts';
import type { Account } from '#model/phone-protocol.ts';
import { openBrowser } from './browser.ts';
import {
  couchSecrets,
  startCouchProcess,
  type CouchProcess,
} from './couch-process.ts';
import { startFaultProxy, type FaultProxy } from './fault-proxy.ts';
import { phoneAt, type Phone } from './phone.ts';
import { startPortal, type Portal } from './portal.ts';

/** One parent's phone with the network between it and the portal in the test's hands. */
export interface TownPhone {
  phone: Phone;
  net: FaultProxy;
  account: Account;
  /** The name of the family's database. */
  database: string;
  /** The family documents on the phone, sorted. */
  ids: () => Promise<string[]>;
  /** Takes all data off the device and loads the page anew; the session stays. A store must be opened after it. */
  empty: () => Promise<void>;
  /** Another tab of the same browser, signed in as the same account. */
  tab: () => Promise<Phone>;
}

/** What is odd about a phone. */
interface Device {
  /** How far its clock is ahead of the true one. */
  aheadMs?: number;
  /** What its disk holds. Set from the start, since Chromium reckons for a while with the room it has seen. */
  diskBytes?: number;
}

/** The whole portal with every line of it in the test's hands: CouchDB, the portal and each phone can be cut or killed alone. */
export interface FaultTown {
  couch: CouchProcess;
  /** Between the portal and CouchDB. */
  upstream: FaultProxy;
  portal: Portal;
  browser: Browser;
  login(scene: Scene, which?: number): DemoLogin;
  /** A new phone on which this parent has signed in and all is up to date. */
  phone(login: DemoLogin, device?: Device): Promise<TownPhone>;
  close(): Promise<void>;
}

const families = 9;
const slice = [
  'family',
  'child',
  'enrolment',
  'presences',
  'absence',
  'due',
  'payment',
  'message',
] as const;

export async function startFaultTown(
  env: Record<string, string> = {},
): Promise<FaultTown> {
  const [couch, { browser }] = await Promise.all([
    startCouchProcess(),
    openBrowser(),
  ]);
  const upstream = await startFaultProxy(couch.url);
  const portal = await startPortal({
    families,
    env: {
      COUCHDB_URL: upstream.url.replace('localhost', '127.0.0.1'),
      COUCHDB_ADMIN: 'admin',
      COUCHDB_PASSWORD: couchSecrets.password,
      COUCHDB_JWT_KID: couchSecrets.kid,
      COUCHDB_JWT_SECRET: couchSecrets.secret,
      SYNC_PER_MINUTE: '100000',
      ...env,
    },
  });
  const loaded = await loadedDemo(couch.admin);
  if (!loaded) throw new Error('no demo town was loaded');
  const { logins } = demoTown(loaded);
  const nets: FaultProxy[] = [];
  return {
    couch,
    upstream,
    portal,
    browser,
    login(scene, which = 0) {
      const found = logins.filter((one) => one.scene === scene)[which];
      if (!found) throw new Error(`no login ${which} of ${scene}`);
      return found;
    },
    async phone({ username, password }, { aheadMs, diskBytes } = {}) {
      const net = await startFaultProxy(portal.url);
      nets.push(net);
      // Only a profile on the disk is held to a quota.
      const context =
        diskBytes === undefined
          ? await browser.createBrowserContext()
          : browser.defaultBrowserContext();
      const page = await context.newPage();
      if (diskBytes !== undefined) await limitDisk(page, net.url, diskBytes);
      const phone = await phoneAt(net.url, page);
      if (aheadMs !== undefined) await phone.shiftClock(aheadMs);
      const account = await phone.signIn(username, password);
      await phone.syncNow();
      return {
        phone,
        net,
        account,
        database: familyDatabase(account.family ?? ''),
        ids: async () =>
          (await phone.docs(...slice)).map(({ _id }) => _id).sort(),
        async empty() {
          await phone.close();
          await phone.page.evaluate(async () => {
            localStorage.clear();
            for (const { name = '' } of await indexedDB.databases())
              await new Promise((resolve) => {
                indexedDB.deleteDatabase(name).onsuccess = resolve;
              });
          });
          await phone.restart();
        },
        async tab() {
          const tab = await phoneAt(net.url, await context.newPage());
          await tab.open(account);
          return tab;
        },
      };
    },
    async close() {
      await browser.close();
      await portal.kill();
      await couch.kill();
      await Promise.all([upstream, ...nets].map((one) => one.close()));
    },
  };
}

/** Lets an origin hold so many bytes; undefined: as many as there are. */
export async function limitDisk(
  page: Page,
  origin: string,
  quotaSize?: number,
): Promise<void> {
  const tools = await page.createCDPSession();
  await tools.send('Storage.overrideQuotaForOrigin', {
    origin,
    ...(quotaSize !== undefined && { quotaSize }),
  });
}
