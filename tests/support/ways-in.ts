import type { AppPage } from './app-page.ts';

export type WayIn = 'local' | 'SPID' | 'CIE' | 'Cohesion';

/** What to say at an identity provider beside who it is, by the name of its field: the level, or what goes wrong. */
export type AtProvider = Readonly<Record<string, string>>;

/** Chooses who it is at an identity provider of the sandbox, which must be open. */
export async function sayWho(
  app: AppPage,
  person: string,
  more: AtProvider = {},
): Promise<void> {
  await app.shows('Ambiente di prova', 'Chi sei?');
  await app.page.click(`input[value="${person}"]`);
  for (const [name, value] of Object.entries(more))
    await app.choose(`[name=${name}]`, value);
  await app.press('Entra', 'button.first');
}

/** Goes in by the sign-in page, which must be open, up to the phone's lock. `person` as the demo's user names say it. */
export async function enterBy(
  app: AppPage,
  way: WayIn,
  person: string,
): Promise<void> {
  if (way === 'local') {
    await app.give(person);
    return;
  }
  await app.press(`Entra con ${way}`);
  if (way === 'SPID') await app.press('Prova Uno ID');
  await sayWho(app, person.replace('.', '-'));
  if (way === 'Cohesion') return;
  await app.shows('Acconsenti all’invio dei dati?');
  await app.press('Acconsento', 'button.first');
}
