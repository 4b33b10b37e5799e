/** Letters of the Latin alphabets with their marks, and below each the letter people type for it. */
const marked =
  'àáâãäåāăąćĉċčçďđðèéêëēĕėęěĝğġģĥħìíîïĩīĭįıĵķĺļľŀłñńņňòóôõöøōŏőŕŗřśŝşšșţťŧțùúûüũūŭůűųŵýÿŷźżž';
const plain =
  'aaaaaaaaacccccdddeeeeeeeeegggghhiiiiiiiiijklllllnnnnooooooooorrrsssssttttuuuuuuuuuuwyyyzzz';
const double: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
};

/**
 * The words of a name as they are looked for: small letters without marks, in whatever way these were encoded, parted
 * at apostrophes and hyphens too. Runs in CouchDB, whose engine may know no `normalize`.
 */
export function nameWords(name: string): string[] {
  return name
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[\u0080-\uffff]/g, plainLetter)
    .split(/[^0-9a-z\u00c0-\u1fff\u2070-\uffff]+/)
    .filter((word) => word !== '');
}

/** The words under which a name is found: parts that an apostrophe joins by themselves and as one, `dall`, `olio`, `dallolio`. */
export function searchWords(name: string): string[] {
  const all = nameWords(name).concat(nameWords(name.replace(/['’`]/g, '')));
  return all.filter((word, place) => all.indexOf(word) === place);
}

function plainLetter(letter: string): string {
  const place = marked.indexOf(letter);
  return double[letter] ?? (place < 0 ? letter : plain.charAt(place));
}
