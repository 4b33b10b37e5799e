import { configureLocalization } from '@lit/localize';

export const locales = ['it', 'en'] as const;
export type Locale = (typeof locales)[number];
const rememberedAs = 'portale-locale';

const { getLocale, setLocale } = configureLocalization({
  sourceLocale: 'it',
  targetLocales: ['en'],
  loadLocale: () => import('../locales/generated/en.ts'),
});

/** The locale the app speaks now. */
export function currentLocale(): Locale {
  return isLocale(getLocale()) ? (getLocale() as Locale) : 'it';
}

/** Speaks another language from now on; the caller draws the app anew. The choice stays on this device. */
export async function chooseLocale(locale: Locale): Promise<void> {
  await setLocale(locale);
  document.documentElement.lang = locale;
  localStorage.setItem(rememberedAs, locale);
}

/** The language chosen on this device; Italian until somebody chooses, as every page of the Comune. */
export async function restoreLocale(): Promise<void> {
  const chosen = localStorage.getItem(rememberedAs);
  if (chosen !== null && isLocale(chosen) && chosen !== currentLocale())
    await chooseLocale(chosen);
}

function isLocale(value: string): value is Locale {
  return locales.some((one) => one === value);
}
