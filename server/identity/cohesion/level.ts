import type { Level } from '#model/access-protocol.ts';
import type { Token } from './token.ts';
import { readXml } from './xml.ts';

/**
 * How well a person proved who they are. `CF` says the most about citizens with a card of level 3, but a CNS is level 2
 * and eIDAS may be any (CohesionID-Docs, Tipologie e livelli di accesso): there the identity provider's own answer,
 * which the token holds, decides, and without it the least that fits.
 */
export function levelOf(token: Token): Level | undefined {
  const said = classOf(token.samlResponse);
  switch (token.authentication) {
    case 'PW':
    case 'DRM':
      return 1;
    case 'PIN':
      return said === 1 ? 1 : 2;
    case 'CF':
      return said ?? (token.fiscalCode ? 2 : 1);
    default:
      return undefined;
  }
}

const mostCharacters = 131_072;

/** The level that the embedded SAML response names, where it can be read: it may be encrypted, or left out. */
function classOf(samlResponse: string): Level | undefined {
  if (!samlResponse) return undefined;
  try {
    const xml = Buffer.from(samlResponse, 'base64').toString('utf8');
    const root = readXml(xml, mostCharacters);
    const found = root.getElementsByTagNameNS('*', 'AuthnContextClassRef');
    if (found.length !== 1) return undefined;
    const [, level] =
      /^https:\/\/www\.spid\.gov\.it\/SpidL([123])$/.exec(
        found.item(0)?.textContent?.trim() ?? '',
      ) ?? [];
    return level === undefined ? undefined : (Number(level) as Level);
  } catch {
    return undefined;
  }
}
