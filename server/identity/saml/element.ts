/** A piece of XML that needs no more escaping; made by `element` alone. */
export interface Xml {
  readonly xml: string;
}

/** An XML element: attributes that are undefined are left out, texts and values are escaped. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | undefined>> = {},
  ...children: readonly (Xml | string)[]
): Xml {
  const written = Object.entries(attributes)
    .map(([key, value]) =>
      value === undefined ? '' : ` ${key}="${escape(value)}"`,
    )
    .join('');
  const inner = children
    .map((child) => (typeof child === 'string' ? escape(child) : child.xml))
    .join('');
  return {
    xml: inner
      ? `<${name}${written}>${inner}</${name}>`
      : `<${name}${written}/>`,
  };
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // What attribute normalisation would change: a value must be read as it was written.
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** @throws RangeError for a character that XML 1.0 cannot hold. */
function escape(text: string): string {
  if (/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/u.test(text))
    throw new RangeError('not a text for XML');
  return text.replace(/[&<>"\t\n\r]/g, (char) => entities[char] ?? char);
}
