import { accessSync, constants } from 'node:fs';
import { command } from './command.ts';

const places = [
  process.env['CHROME_PATH'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

function present(): string | undefined {
  return places.find((path) => {
    if (!path) return false;
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/**
 * The path of a Chromium. Where there is none and Debian's package can be installed (we are root), it is.
 * @throws Error saying exactly what to install.
 */
export async function findChromium(): Promise<string> {
  const found = present();
  if (found) return found;
  if (process.getuid?.() === 0) {
    console.log("No Chromium found: installing Debian's package…");
    await command(
      'apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends chromium fonts-dejavu-core',
    );
    const installed = present();
    if (installed) return installed;
  }
  throw new Error(
    'Chromium is missing: install it (Debian: apt-get install chromium) or set CHROME_PATH to its program.',
  );
}

/** Started so that it asks nothing of the outside world, also as root in a container. */
export const chromiumArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Each window would load the address bar's own pages, which costs a second and 150 MB.
  '--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup',
];
