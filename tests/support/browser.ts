import puppeteer, { type Browser } from 'puppeteer-core';
import { chromiumArgs, findChromium } from './chromium.ts';
import { tempFolder } from './temp-folder.ts';

/**
 * A Chromium with a profile on disk, so that closing and starting it again is what closing and opening an installed
 * app is. The same `profile` again gives the same phone.
 */
export async function openBrowser(
  profile?: string,
): Promise<{ browser: Browser; profile: string }> {
  const folder = profile ?? (await tempFolder('phone'));
  const browser = await puppeteer.launch({
    executablePath: await findChromium(),
    args: chromiumArgs,
    userDataDir: folder,
    defaultViewport: {
      width: 360,
      height: 740,
      hasTouch: true,
      isMobile: true,
    },
  });
  return { browser, profile: folder };
}
