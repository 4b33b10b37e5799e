import { randomUUID } from 'node:crypto';
import type { Level } from '#model/access-protocol.ts';
import { signXml } from '../../identity/saml/sign-xml.ts';
import type { Person } from '../person.ts';
import { assertion } from './assertion.ts';
import { valuesOf } from './attributes.ts';
import { anomalyOf, type Fault } from './faults.ts';
import type { Idp } from './idp.ts';
import type { Login } from './login.ts';
import type { Asked } from './asked.ts';
import { failure, success } from './response.ts';

export interface Choice {
  person: Person;
  level: Level;
  fault: Fault;
}

/** The form fields that answer a request, with whatever fault was chosen. */
export function answer(
  idp: Idp,
  asked: Asked,
  { person, level, fault }: Choice,
): Record<string, string> {
  const { last } = idp.sent;
  if (fault === 'replay' && last) return last;
  const anomaly = anomalyOf(fault);
  const at = new Date(Date.now() - (fault === 'late' ? 3_600_000 : 0));
  const login: Login = {
    ...{ person, at, level: fault === 'low-level' ? 1 : level },
    nameId: `_${randomUUID()}`,
    sessionIndex: `_${randomUUID()}`,
  };
  const xml = anomaly
    ? failure(idp, asked, at, anomaly)
    : told(idp, asked, login, fault);
  if (!anomaly) idp.logins.unshift(login);
  const fields = {
    SAMLResponse: Buffer.from(xml, 'utf8').toString('base64'),
    RelayState: asked.relayState,
  };
  idp.sent.last = fields;
  return fields;
}

function told(idp: Idp, given: Asked, login: Login, fault: Fault): string {
  const asked: Asked = {
    ...given,
    ...(fault === 'other-audience' && { audience: 'https://altro.example' }),
    ...(fault === 'other-request' && { id: `_${randomUUID()}` }),
  };
  const index = idp.persons.indexOf(login.person);
  const code = `PRVA${String(index).padStart(10, '0')}`;
  const values = valuesOf(idp.scheme, login.person, code, asked.attributes);
  const unsigned = assertion(idp, asked, login, values);
  if (fault === 'unsigned')
    return success(idp, asked, login.at, unsigned.xml).xml;
  const signed = signXml(unsigned, idp.keys, 'after-issuer');
  const whole = signXml(
    success(idp, asked, login.at, signed),
    idp.keys,
    'after-issuer',
  );
  return fault === 'bad-signature'
    ? whole.replace('>TINIT-', '> TINIT-')
    : whole;
}
