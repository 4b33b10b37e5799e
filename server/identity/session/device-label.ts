/** The first that fits; Chrome's words are in the others' too. */
const browsers: readonly [RegExp, string][] = [
  [/\bEdgA?(?:iOS)?\//, 'Edge'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(?:OPR|Opera)\//, 'Opera'],
  [/\b(?:Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];
const systems: readonly [RegExp, string][] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac(?:intosh| OS)\b/, 'Mac'],
  [/\b(?:Linux|CrOS|X11)\b/, 'Linux'],
];

/** A device as its owner knows it in a list of sessions, and too coarse to tell two of one model apart. */
export function deviceLabel(userAgent: string): string {
  const find = (of: readonly [RegExp, string][]) =>
    of.find(([form]) => form.test(userAgent))?.[1];
  const browser = find(browsers) ?? 'Browser';
  const system = find(systems);
  return system === undefined ? browser : `${browser} su ${system}`;
}
