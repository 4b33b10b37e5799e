import { localTime } from '#model/day.ts';
import { isDoc } from '#model/document.ts';
import type { ChildId } from '#model/ids.ts';
import { demoPassword } from '../../couch/demo/logins.ts';
import { demoTown, type DemoTown } from '../../couch/demo/town.ts';
import { appPortal, families, seed, type AppPortal } from './app-portal.ts';
import {
  lastingPhone,
  phoneIn,
  type AppPhone,
  type LastingPhone,
} from './app-phone.ts';
import { openBrowser } from './browser.ts';
import { startFaultProxy, type FaultProxy } from './fault-proxy.ts';
import { staffReplica, type StaffReplica } from './staff-replica.ts';

/** The whole portal, with its own copy of the built app, and phones before it. */
export interface AppTown {
  portal: AppPortal;
  /** What the portal was filled with. */
  demo: DemoTown;
  /** A new one, in a browser that this file's phones share. */
  phone(): Promise<AppPhone>;
  /** A phone on which somebody has signed in and chosen the PIN, with everything received and the app kept. */
  phoneOf(username: string): Promise<AppPhone>;
  lastingPhone(): Promise<LastingPhone>;
  /** A staff tool's live copy of the registry. */
  office(): Promise<StaffReplica>;
  /** The id of a child of the demo by its given name. */
  child(givenName: string): ChildId;
  close(): Promise<void>;
}

export async function startAppTown(): Promise<AppTown> {
  const portal = await appPortal();
  const today = localTime(new Date()).day;
  const browsers: ReturnType<typeof openBrowser>[] = [];
  const lines: FaultProxy[] = [];
  const offices: StaffReplica[] = [];
  const demo = demoTown({ seed, families, today });
  const launch = (profile?: string) => {
    const opening = openBrowser(profile);
    browsers.push(opening);
    return opening;
  };
  const line = async () => {
    const net = await startFaultProxy(portal.url);
    lines.push(net);
    return net;
  };
  let shared: (typeof browsers)[number] | undefined;
  const phone = async () => {
    const [{ browser }, net] = await Promise.all([
      (shared ??= launch()),
      line(),
    ]);
    return phoneIn(await browser.createBrowserContext(), net);
  };
  return {
    portal,
    demo,
    phone,
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
    async phoneOf(username) {
      const found = await phone();
      await found.context.setCookie(await sessionCookie(portal.url, username));
      await found.app.page.goto(found.net.url);
      await found.app.settle();
      await found.app.upToDate();
      await found.kept();
      return found;
    },
    async lastingPhone() {
      return lastingPhone(launch, await line());
    },
    async close() {
      await Promise.all(offices.map((one) => one.close()));
      const opened = await Promise.all(browsers);
      await Promise.all(opened.map(({ browser }) => browser.close()));
      await Promise.all(lines.map((one) => one.close()));
      await portal.close();
    },
  };
}

/** The cookie that a sign-in by password gives: for who is not tried at signing in. */
async function sessionCookie(url: string, username: string) {
  const answer = await fetch(`${url}/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'portal-app': '1' },
    body: JSON.stringify({ username, password: demoPassword }),
  });
  const [, name, value] =
    /^([^=]+)=([^;]+)/.exec(answer.headers.getSetCookie()[0] ?? '') ?? [];
  if (!name || !value) throw new Error(`${username}: ${answer.status}`);
  return { name, value, domain: 'localhost', path: '/', secure: true };
}
