import { limits } from './limits.ts';
import { insist } from './saml-refusal.ts';

const reference =
  /&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(amp|lt|gt|quot|apos));/y;

/** A text between tags; outside of the root there is none but space. @throws SamlRefusal limits, entity, xml */
export function checkText(text: string, outside: boolean): void {
  insist(text.length <= limits.text, 'limits');
  if (outside) insist(!/[^ \t\n]/.test(text), 'xml');
  insist(!text.includes(']]>'), 'xml');
  checkReferences(text);
}

/** @throws SamlRefusal entity, character */
export function checkReferences(text: string): void {
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1)) {
    reference.lastIndex = at;
    const found = reference.exec(text);
    insist(found !== null, 'entity');
    const [, decimal, hex] = found;
    if (decimal !== undefined)
      insist(isCharacter(Number(decimal)), 'character');
    if (hex !== undefined) insist(isCharacter(parseInt(hex, 16)), 'character');
  }
}

/** XML 1.0 §2.2. */
function isCharacter(code: number): boolean {
  return (
    code === 9 ||
    code === 10 ||
    code === 13 ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x10000 && code <= 0x10ffff)
  );
}
