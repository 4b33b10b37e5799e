import { isDay, type Day } from './day.ts';

/**
 * Values of '0'-'9' and of 'A'-'Z' in odd places, counted from 1: the table of the check character in
 * D.M. 23 December 1976. In even places a digit counts for itself and a letter for its place in the alphabet from 0.
 */
const oddValues = [
  1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10,
  22, 25, 24, 23,
];
const monthLetters = 'ABCDEHLMPRST';
/** Letter for digit where two people would share a code (omocodia). */
const omocodiaLetters = 'LMNPQRSTUV';
/** Places of the seven digits, from 0. */
const digitPlaces = [6, 7, 9, 10, 12, 13, 14];

const form =
  /^[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]$/;

/** The check character of the first 15 characters of a codice fiscale. */
export function checkCharacter(first15: string): string {
  let total = 0;
  for (let place = 0; place < 15; place += 1) {
    const character = first15.charCodeAt(place);
    const value = character < 65 ? character - 48 : character - 65;
    // The first place is odd in the decree's counting.
    total += place % 2 === 0 ? (oddValues[value] ?? 0) : value;
  }
  return String.fromCharCode(65 + (total % 26));
}

/** True for a codice fiscale in upper case whose day of birth exists and whose check character is right, omocodia included. */
export function isFiscalCode(code: string): boolean {
  if (!form.test(code) || checkCharacter(code) !== code[15]) return false;
  const digits = withoutOmocodia(code);
  const born = Number(digits.slice(9, 11)) % 40;
  const monthNumber = monthLetters.indexOf(digits.charAt(8)) + 1;
  const monthAndDay = `${two(monthNumber)}-${two(born)}`;
  // The century is not in the code: 29 February is right if it is in either.
  return ['19', '20'].some((century) =>
    isDay(`${century}${digits.slice(6, 8)}-${monthAndDay}`),
  );
}

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

/** The code with the digits that omocodia had turned into letters; the check character is left as it was. */
export function withoutOmocodia(code: string): string {
  return Array.from(code, (character, place) => {
    const digit = omocodiaLetters.indexOf(character);
    return digitPlaces.includes(place) && digit >= 0
      ? String(digit)
      : character;
  }).join('');
}

/** The same person's code in its nth omocodia, 0 to 7: that many digits, from the right, become letters. */
export function withOmocodia(code: string, count: number): string {
  const characters = Array.from(withoutOmocodia(code));
  for (const place of digitPlaces.slice(digitPlaces.length - count))
    characters[place] = omocodiaLetters.charAt(Number(characters[place]));
  const first15 = characters.slice(0, 15).join('');
  return first15 + checkCharacter(first15);
}

export interface PersonalData {
  givenName: string;
  familyName: string;
  born: Day;
  sex: 'F' | 'M';
  /** Belfiore code of the Comune or country of birth: 'G479' is Pesaro. */
  place: string;
}

/** The codice fiscale that follows from a person's data, D.M. 23 December 1976; who truly holds it only the Revenue knows. */
export function fiscalCodeOf(person: PersonalData): string {
  const [year = '', monthText = '', dayText = ''] = person.born.split('-');
  const dayNumber = Number(dayText) + (person.sex === 'F' ? 40 : 0);
  const first15 = [
    threeLetters(person.familyName, false),
    threeLetters(person.givenName, true),
    year.slice(2),
    monthLetters.charAt(Number(monthText) - 1),
    two(dayNumber),
    person.place,
  ].join('');
  return first15 + checkCharacter(first15);
}

/** Consonants, then vowels, then X; a given name with four consonants or more skips the second. */
function threeLetters(name: string, given: boolean): string {
  const letters = name
    .normalize('NFD')
    .toUpperCase()
    .replace(/[^A-Z]/g, '');
  const consonants = letters.replace(/[AEIOU]/g, '');
  const vowels = letters.replace(/[^AEIOU]/g, '');
  const chosen =
    given && consonants.length > 3
      ? consonants.charAt(0) + consonants.slice(2)
      : consonants;
  return `${chosen}${vowels}XXX`.slice(0, 3);
}
