import type { FamilyDoc } from '#model/family.ts';
import { searchWords } from '#model/name-words.ts';

declare const emit: (key: unknown, value: unknown) => void;

/** The adults of the households, under every word of their names: [person, all words]; for the office's search. */
export default function peopleByName(doc: Partial<FamilyDoc>): void {
  if (doc.type !== 'family' || !doc.body) return;
  doc.body.members.forEach(({ person, givenName, familyName }) => {
    const words = searchWords(`${familyName} ${givenName}`);
    words.forEach((word) => {
      emit(word, [person, words.join(' ')]);
    });
  });
}
