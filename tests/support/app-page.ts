import type { ElementHandle, Page } from 'puppeteer-core';
import { demoPassword } from '../../couch/demo/logins.ts';
import { devicePin } from './device-pin.ts';
import { until } from './until.ts';

/** The app in a browser's page, as a person uses it: by what is written on it. */
export interface AppPage {
  page: Page;
  /** What a reader sees, white space joined. */
  text(): Promise<string>;
  /** Resolves when all of this can be read. */
  shows(...parts: readonly string[]): Promise<void>;
  /** Loads an address anew, which locks the app, and opens the lock if there is one. */
  open(path: string): Promise<void>;
  /** Clicks the visible link, button, label or summary that says so, the one that says least besides. */
  press(words: string, among?: string): Promise<void>;
  /** Puts this into a field, in place of what is there, as pasting does. */
  fill(selector: string, text: string): Promise<void>;
  /** Chooses an option of a select. */
  choose(selector: string, value: string): Promise<void>;
  /** Opens the lock, if the app is locked. */
  unlock(): Promise<void>;
  /** Gives credentials to the sign-in page, which must be open. */
  give(username: string, password?: string): Promise<void>;
  /** Somebody has just signed in: opens the lock, choosing its PIN on a phone that has none. */
  settle(): Promise<void>;
  /** Signs out of the open app, by Cohesion's own page where the way in had a session there. */
  leave(): Promise<void>;
  /** Enters by the sign-in page, and chooses a PIN or opens with the one chosen before. */
  signIn(username: string): Promise<void>;
  /** What the chip in the header says. */
  chip(): Promise<string>;
  /** Resolves when the chip says that everything is there and nothing waits. */
  upToDate(): Promise<void>;
}

const waitMs = 20_000;
const pressable = 'a, button, label, summary';

export function appPage(url: string, page: Page): AppPage {
  const text = () =>
    page.evaluate(() => document.body.innerText.replace(/\s+/g, ' ').trim());
  const chip = () =>
    page.evaluate(
      () =>
        document
          .querySelector<HTMLElement>('.sync-chip')
          ?.innerText.replace(/\s+/g, ' ')
          .trim() ?? '',
    );
  const shows = async (...parts: readonly string[]): Promise<void> => {
    let seen = '';
    await until(
      `the page shows ${parts.join(' and ')}`,
      async () => {
        seen = await text();
        return parts.every((part) => seen.includes(part));
      },
      waitMs,
    ).catch((error: unknown) => {
      throw new Error(`${String(error)}\nIt shows: ${seen}`, { cause: error });
    });
  };
  const press = async (words: string, among = pressable): Promise<void> => {
    const found = await until(
      `something named «${words}»`,
      () => named(page, words, among),
      waitMs,
    );
    await found.evaluate((one) => {
      one.scrollIntoView({ block: 'center' });
    });
    // Waits until it moves no more: sheets slide in.
    await found.asLocator().setTimeout(waitMs).click();
  };
  const fill = async (selector: string, value: string): Promise<void> => {
    await page.waitForSelector(selector, { visible: true, timeout: waitMs });
    await page.focus(selector);
    await page.$eval(selector, (one) => {
      if (one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement)
        one.select();
    });
    await page.keyboard.sendCharacter(value);
  };
  const unlock = async (): Promise<void> => {
    await until(
      'the app is open, or at its door',
      () => pastLock(page),
      waitMs,
    );
  };
  const give = async (
    username: string,
    password = demoPassword,
  ): Promise<void> => {
    await fill('#username', username);
    await fill('#password', password);
    await press('Entra');
  };
  const settle = async (): Promise<void> => {
    const next = await page.waitForSelector('pg-lock-set-up, pg-unlock-form', {
      timeout: waitMs,
    });
    if (await next?.evaluate((one) => one.matches('pg-lock-set-up'))) {
      await fill('#new-pin', devicePin);
      await fill('#new-pin-again', devicePin);
      await press('Continua');
    }
    await unlock();
  };
  return {
    page,
    text,
    unlock,
    give,
    chip,
    shows,
    press,
    fill,
    async open(path) {
      await page.goto(url + path, { waitUntil: 'domcontentloaded' });
      await unlock();
    },
    async choose(selector, value) {
      await page.waitForSelector(selector, { visible: true, timeout: waitMs });
      await page.select(selector, value);
    },
    settle,
    async leave() {
      await press('Altro', '.section-nav a');
      await press('Esci da questo telefono');
      await press('Esci e cancella i dati');
      const door = await until(
        'the way out has ended',
        async () => /Entra nel portale|Sei uscito/.exec(await text())?.[0],
        waitMs,
      );
      if (door === 'Sei uscito') await press('Vai al portale');
      await shows('Entra nel portale');
    },
    async signIn(username) {
      await give(username);
      await settle();
    },
    async upToDate() {
      await until(
        'the chip says that all is up to date',
        async () => (await chip()).includes('Aggiornato'),
        waitMs,
      );
    },
  };
}

/**
 * True when no lock is in the way. Types the PIN in one step, because another tab that is open may take the lock away
 * at any moment.
 */
function pastLock(page: Page): Promise<boolean> {
  return page.evaluate((pin) => {
    const field = document.querySelector<HTMLInputElement>('#pin');
    if (field && !field.readOnly && field.value === '') {
      field.value = pin;
      field.dispatchEvent(new Event('input'));
    }
    const past =
      'pg-shell, pg-sign-in-page :is(form, .ways), :is(pg-address-page, pg-link-page) h1, pg-start-failure, pg-data-gone';
    return !field && document.querySelector(past) !== null;
  }, devicePin);
}

async function named(
  page: Page,
  words: string,
  among: string,
): Promise<ElementHandle<HTMLElement> | undefined> {
  // No named function inside: its compiled form would need a helper that the page has not.
  const handle = await page.evaluateHandle(
    (wanted, selector) =>
      [...document.querySelectorAll<HTMLElement>(selector)]
        .filter((one) => one.checkVisibility())
        .map((one) => ({
          one,
          said: (one.ariaLabel ?? one.innerText).replace(/\s+/g, ' ').trim(),
        }))
        .filter(({ said }) => said.includes(wanted))
        .sort((a, b) => a.said.length - b.said.length)[0]?.one,
    words,
    among,
  );
  return (handle.asElement() as ElementHandle<HTMLElement> | null) ?? undefined;
}
