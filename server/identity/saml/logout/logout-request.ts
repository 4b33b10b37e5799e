import type { Element } from '@xmldom/xmldom';
import { namespaces } from '../names.ts';
import { childrenOf, textOf, XmlFault } from '../parse-xml.ts';

const { protocol, assertion } = namespaces;
const skewMs = 180_000;
const lifeMs = 600_000;
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/;

/** What an identity provider asks: to end the session of this name. */
export interface LogoutRequest {
  id: string;
  issuer: string;
  destination: string;
  issued: Date;
  /** From then on the request is void. */
  until: Date;
  nameId: string;
  /** None: all sessions of that name. */
  sessionIndexes: readonly string[];
}

/** Reads a LogoutRequest, without judging it. @throws XmlFault */
export function readLogoutRequest(root: Element): LogoutRequest {
  if (root.namespaceURI !== protocol || root.localName !== 'LogoutRequest')
    throw new XmlFault('is no LogoutRequest');
  const id = root.getAttribute('ID') ?? '';
  if (!/^[A-Za-z_][\w.-]{0,255}$/.test(id)) throw new XmlFault('has no ID');
  if (root.getAttribute('Version') !== '2.0') throw new XmlFault('is not 2.0');
  const issued = dateOf(root.getAttribute('IssueInstant') ?? '');
  const limit = root.getAttribute('NotOnOrAfter');
  return {
    id,
    issuer: oneText(root, 'Issuer'),
    destination: root.getAttribute('Destination') ?? '',
    issued,
    until: limit ? dateOf(limit) : new Date(issued.getTime() + lifeMs),
    nameId: oneText(root, 'NameID'),
    sessionIndexes: childrenOf(root, protocol, 'SessionIndex').map(textOf),
  };
}

/** True for a request that is meant for us, now: by clocks that differ by up to three minutes. */
export function isCurrent(
  { destination, issued, until }: LogoutRequest,
  slo: string,
  now: Date,
): boolean {
  const time = now.getTime();
  return (
    destination === slo &&
    issued.getTime() <= time + skewMs &&
    issued.getTime() > time - lifeMs &&
    until.getTime() > time - skewMs
  );
}

function oneText(root: Element, name: string): string {
  const [first, ...more] = childrenOf(root, assertion, name);
  const text = first && more.length === 0 ? textOf(first) : '';
  if (!text) throw new XmlFault(`has no ${name}`);
  return text;
}

function dateOf(text: string): Date {
  const date = new Date(text);
  if (!instant.test(text) || Number.isNaN(date.getTime()))
    throw new XmlFault('has an instant that is none');
  return date;
}
