import type { BrowserContext } from 'puppeteer-core';
import { appPage, type AppPage } from './app-page.ts';
import type { openBrowser } from './browser.ts';
import type { FaultProxy } from './fault-proxy.ts';
import { until } from './until.ts';

/** A phone with data and cookies of its own, and a line of its own to the portal. */
export interface AppPhone {
  context: BrowserContext;
  /** The page that is open first. */
  app: AppPage;
  /** Another tab of the same browser. */
  tab(): Promise<AppPage>;
  /** Resolves when a service worker keeps the app whole: it opens without network from then on. */
  kept(): Promise<unknown>;
  /** Cuts the phone from the network, or joins it again. */
  offline(cut: boolean): Promise<void>;
  net: FaultProxy;
}

/** A phone with a profile on disk, as of an app that is installed. */
export interface LastingPhone extends AppPhone {
  /** Closes the browser and starts it again with the same profile, on the same line. */
  reopen(): Promise<void>;
}

export async function phoneIn(
  context: BrowserContext,
  net: FaultProxy,
): Promise<AppPhone> {
  let isCut = false;
  const phone: AppPhone = {
    context,
    net,
    app: await firstPage(context, net),
    async tab() {
      const page = await phone.context.newPage();
      await page.setOfflineMode(isCut);
      return appPage(net.url, page);
    },
    kept: () =>
      until('the app is kept whole', () =>
        phone.app.page.evaluate(async () => {
          const found = await navigator.serviceWorker.getRegistration();
          return found?.active?.state === 'activated';
        }),
      ),
    async offline(cut) {
      isCut = cut;
      // The browser's own word (navigator.onLine) and the line itself, which the service worker uses too.
      net.rule(cut ? () => ({ do: 'refuse' }) : undefined);
      if (cut) net.cutAll();
      for (const page of await phone.context.pages())
        await page.setOfflineMode(cut);
    },
  };
  return phone;
}

/** `launch` starts a browser with a profile, a new one where none is named. */
export async function lastingPhone(
  launch: typeof openBrowser,
  net: FaultProxy,
): Promise<LastingPhone> {
  const { browser, profile } = await launch();
  const phone = await phoneIn(browser.defaultBrowserContext(), net);
  return Object.assign(phone, {
    async reopen() {
      const isOnline = await phone.app.page.evaluate(() => navigator.onLine);
      await phone.context.browser().close();
      phone.context = (await launch(profile)).browser.defaultBrowserContext();
      phone.app = await firstPage(phone.context, net);
      await phone.app.page.setOfflineMode(!isOnline);
    },
  });
}

async function firstPage(context: BrowserContext, net: FaultProxy) {
  const [page] = await context.pages();
  return appPage(net.url, page ?? (await context.newPage()));
}
