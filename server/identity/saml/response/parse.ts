import { DOMParser, type Element } from '@xmldom/xmldom';
import { scan } from './scan.ts';
import { SamlRefusal } from './saml-refusal.ts';

/** The root of a text that has passed the scan. @throws SamlRefusal as `scan`, xml */
export function parse(text: string): Element {
  scan(text);
  try {
    const parser = new DOMParser({ locator: false, onError: refuse });
    const root = parser.parseFromString(text, 'text/xml').documentElement;
    if (root) return root;
  } catch {
    // A fault that the scan does not see: a prefix bound to nothing, say.
  }
  throw new SamlRefusal('xml');
}

/** The parser goes on after what it takes for lesser faults; we do not. */
function refuse(_: string, fault: string): never {
  throw new Error(fault);
}
