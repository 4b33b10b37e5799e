import type { Element } from '@xmldom/xmldom';
import { statuses } from '../names.ts';
import type { SchemePolicy } from '../policy.ts';
import { attributeOf, childOf, textOf } from './nodes.ts';
import { insist, SamlRefusal } from './saml-refusal.ts';

const responder = 'urn:oasis:names:tc:SAML:2.0:status:Responder';
const authnFailed = 'urn:oasis:names:tc:SAML:2.0:status:AuthnFailed';

/**
 * Success, with an Assertion. Any other Status is a refusal by the identity provider; one about the person is told by
 * its number: `Responder`, `AuthnFailed` and `ErrorCode nrNN` (spid-regole-tecniche, messaggi di errore).
 * @throws SamlRefusal status, status-error, status-nrNN, status-mixed, assertion-missing
 */
export function checkStatus(response: Element, policy: SchemePolicy): void {
  const status = childOf(response, 'samlp:Status');
  const code = childOf(status, 'samlp:StatusCode');
  const value = attributeOf(code, 'Value');
  insist(status !== undefined && value !== '', 'status');
  const assertion = childOf(response, 'saml:Assertion');
  if (value !== statuses.success) {
    insist(assertion === undefined, 'status-mixed');
    throw anomaly(status, value, policy) ?? new SamlRefusal('status-error');
  }
  insist(childOf(code, 'samlp:StatusCode') === undefined, 'status');
  insist(assertion !== undefined, 'assertion-missing');
}

function anomaly(
  status: Element,
  value: string,
  { anomalies }: SchemePolicy,
): SamlRefusal | undefined {
  const sub = childOf(childOf(status, 'samlp:StatusCode'), 'samlp:StatusCode');
  const message = textOf(childOf(status, 'samlp:StatusMessage'));
  const number = Number(/^ErrorCode nr(\d\d)$/.exec(message)?.[1] ?? NaN);
  return value === responder &&
    attributeOf(sub, 'Value') === authnFailed &&
    anomalies.includes(number)
    ? new SamlRefusal(`status-nr${number}`, number)
    : undefined;
}
