import { rm } from 'node:fs/promises';
import type { Browser } from 'puppeteer-core';
import { localTime } from '#model/day.ts';
import { isDoc } from '#model/document.ts';
import type { ChildId } from '#model/ids.ts';
import { demoTown, type DemoTown } from '../../couch/demo/town.ts';
import {
  appPortal,
  families,
  seed,
  startAppPortal,
  type AppPortal,
} from './app-portal.ts';
import { appPage, type AppPage } from './app-page.ts';
import { openBrowser } from './browser.ts';
import { startFaultProxy, type FaultProxy } from './fault-proxy.ts';
import { staffReplica, type StaffReplica } from './staff-replica.ts';

/** A phone with a profile on disk and a line of its own to the portal. */
export interface AppPhone {
  browser: Browser;
  /** The page that is open first. */
  app: AppPage;
  /** Another tab of the same browser. */
  tab(): Promise<AppPage>;
  /** Cuts the phone from the network, or joins it again. */
  offline(cut: boolean): Promise<void>;
  /** Closes the browser and starts it again with the same profile, on the same line. */
  reopen(): Promise<void>;
  net: FaultProxy;
  profile: string;
}

/** The whole portal, with its own copy of the built app, and phones before it. */
export interface AppTown {
  portal: AppPortal;
  /** What the portal was filled with. */
  demo: DemoTown;
  phone(): Promise<AppPhone>;
  /** A staff tool's live copy of the registry. */
  office(): Promise<StaffReplica>;
  /** The id of a child of the demo by its given name. */
  child(givenName: string): ChildId;
  close(): Promise<void>;
}

/** `own`: not the portal of all files, for who changes what it serves. */
export async function startAppTown(options?: { own: true }): Promise<AppTown> {
  const portal = await (options?.own ? startAppPortal() : appPortal());
  const today = localTime(new Date()).day;
  const phones: AppPhone[] = [];
  const offices: StaffReplica[] = [];
  const demo = demoTown({ seed, families, today });
  return {
    portal,
    demo,
    child(givenName) {
      const found = demo.documents.find(
        (one) => isDoc(one, 'child') && one.body.givenName === givenName,
      );
      if (!found?.child) throw new Error(`no child ${givenName}`);
      return found.child;
    },
    async office() {
      const office = await staffReplica(portal.url);
      offices.push(office);
      return office;
    },
    async phone() {
      const phone = await openAppPhone(portal.url);
      phones.push(phone);
      return phone;
    },
    async close() {
      await Promise.all(offices.map((one) => one.close()));
      await Promise.all(phones.map(({ browser }) => browser.close()));
      await Promise.all(phones.map(({ net }) => net.close()));
      await portal.close();
      for (const { profile } of phones)
        await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function openAppPhone(url: string): Promise<AppPhone> {
  const net = await startFaultProxy(url);
  const first = await openBrowser();
  let isCut = false;
  const pageOf = async (browser: Browser): Promise<AppPage> => {
    const [page] = await browser.pages();
    return appPage(net.url, page ?? (await browser.newPage()));
  };
  const phone: AppPhone = {
    browser: first.browser,
    profile: first.profile,
    net,
    app: await pageOf(first.browser),
    async tab() {
      const page = await phone.browser.newPage();
      await page.setOfflineMode(isCut);
      return appPage(net.url, page);
    },
    async offline(cut) {
      isCut = cut;
      // The browser's own word (navigator.onLine) and the line itself, which the service worker uses too.
      net.rule(cut ? () => ({ do: 'refuse' }) : undefined);
      if (cut) net.cutAll();
      for (const page of await phone.browser.pages())
        await page.setOfflineMode(cut);
    },
    async reopen() {
      await phone.browser.close();
      phone.browser = (await openBrowser(phone.profile)).browser;
      phone.app = await pageOf(phone.browser);
      await phone.app.page.setOfflineMode(isCut);
    },
  };
  return phone;
}
