import type { Browser, Page } from 'puppeteer-core';
import { openBrowser } from './browser.ts';
import { bundleFor } from './bundle.ts';
import type { PhoneApi } from './phone-page.ts';

/** The phone's functions, each run in the page. */
type Remote<Api> = {
  [Name in keyof Api]: Api[Name] extends (...args: infer A) => infer R
    ? (...args: A) => Promise<Awaited<R>>
    : never;
};

export interface Phone extends Remote<PhoneApi> {
  page: Page;
  browser: Browser;
  profile: string;
  /** Cuts this phone from every network, or joins it again. */
  offline(cut: boolean): Promise<void>;
  /** Loads the page anew, as an app killed and opened again; a store must be opened after it. */
  restart(): Promise<void>;
  quit(): Promise<void>;
}

let bundle: Promise<string> | undefined;

/** A phone at the portal's address with the data layer and no pages: real Chromium, real IndexedDB, real network. */
export async function openPhone(url: string, profile?: string): Promise<Phone> {
  const { browser, profile: folder } = await openBrowser(profile);
  const [first] = await browser.pages();
  const page = first ?? (await browser.newPage());
  return phoneAt(url, page, folder, () => browser.close());
}

/** The same in a page that is open already: a second tab, or a context of a browser that several phones share. */
export async function phoneAt(
  url: string,
  page: Page,
  profile = '',
  quit: () => Promise<void> = () => page.close(),
): Promise<Phone> {
  bundle ??= bundleFor('tests/support/phone-page.ts');
  const script = await bundle;
  const restart = async (): Promise<void> => {
    // Any small answer of the server gives the page its origin; what it says does not matter.
    await page.goto(`${url}/healthz`);
    await page.evaluate(script);
  };
  await restart();
  const rest = {
    page,
    browser: page.browser(),
    profile,
    offline: (cut: boolean) => page.setOfflineMode(cut),
    restart,
    quit,
  };
  return new Proxy(rest, {
    get: (target, name: string) =>
      name in target
        ? target[name as keyof typeof target]
        : name === 'then'
          ? undefined
          : (...args: unknown[]) =>
              page.evaluate(
                (method, given) =>
                  (
                    window.phone as unknown as Record<
                      string,
                      (...all: unknown[]) => unknown
                    >
                  )[method]?.(...given),
                name,
                args,
              ),
  }) as unknown as Phone;
}
