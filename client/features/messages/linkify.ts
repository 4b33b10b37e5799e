/** A piece of a text: plain, or a link whose address is safe to follow. */
export interface TextPart {
  text: string;
  href?: string;
}

// Only these two forms become links: a text can never bring a javascript: or data: address with it.
const linkable =
  /https?:\/\/[^\s<>"'«»“”]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/gi;
/** Signs that end a sentence, not an address. */
const trailing = /[.,;:!?)\]…]+$/;

/** The text cut at its web and e-mail addresses; joined again it is the same text, letter by letter. */
export function linkify(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(linkable)) {
    const found = match[0].replace(trailing, '');
    const href = hrefOf(found);
    if (!href) continue;
    if (match.index > end) parts.push({ text: text.slice(end, match.index) });
    parts.push({ text: found, href });
    end = match.index + found.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
}

function hrefOf(found: string): string | undefined {
  if (!found.includes('://')) return `mailto:${found}`;
  return URL.canParse(found) ? found : undefined;
}
