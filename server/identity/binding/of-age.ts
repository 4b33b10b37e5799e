import type { Day } from '#model/day.ts';
import { withoutOmocodia } from '#model/fiscal-code.ts';

const ofAge = 18;
const monthLetters = 'ABCDEHLMPRST';

/** The day on which somebody comes of age; who was born on 29 February, on 1 March. */
export function comesOfAge(born: Day): Day {
  const [year = '', month = '', date = ''] = born.split('-');
  const then = new Date(
    Date.UTC(Number(year) + ofAge, Number(month) - 1, Number(date)),
  );
  return then.toISOString().slice(0, 10);
}

/**
 * True when somebody is under 18 by either word: SPID exists for minors too (Det. AgID 51/2022), and this portal is for
 * those who answer for children. A code tells no century, and is read as the later one: alone, it lets no minor pass.
 */
export function isMinor(
  who: { born?: Day; fiscalCode?: string },
  today: Day,
): boolean {
  const { born, fiscalCode } = who;
  if (born !== undefined) return comesOfAge(born) > today;
  if (fiscalCode === undefined) return false;
  return comesOfAge(bornBy(fiscalCode, today)) > today;
}

/** True when the birth date that was told is not the code's. */
export function bornDiffers(born: Day, fiscalCode: string): boolean {
  return bornBy(fiscalCode, born) !== born;
}

/** The last day not after `latest` that fits the code. */
function bornBy(fiscalCode: string, latest: Day): Day {
  const digits = withoutOmocodia(fiscalCode);
  const month = monthLetters.indexOf(digits.charAt(8)) + 1;
  const date = Number(digits.slice(9, 11)) % 40;
  const rest = `${digits.slice(6, 8)}-${two(month)}-${two(date)}`;
  const later = `20${rest}`;
  return later <= latest ? later : `19${rest}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
