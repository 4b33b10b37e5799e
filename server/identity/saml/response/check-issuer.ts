import type { Element } from '@xmldom/xmldom';
import { entityFormat } from '../names.ts';
import type { IssuerFormat } from '../policy.ts';
import { childOf, textOf } from './nodes.ts';
import { insist } from './saml-refusal.ts';

/** Issuer of a Response or an Assertion is whom we asked. @throws SamlRefusal *issuer, *issuer-format */
export function checkIssuer(
  element: Element,
  of: '' | 'assertion-',
  { entityId, format }: { entityId: string; format: IssuerFormat },
): void {
  const issuer = childOf(element, 'saml:Issuer');
  insist(issuer !== undefined && textOf(issuer) === entityId, `${of}issuer`);
  const written = issuer.getAttributeNS(null, 'Format');
  insist(
    written === entityFormat || (written === null && format !== 'entity'),
    `${of}issuer-format`,
  );
}
