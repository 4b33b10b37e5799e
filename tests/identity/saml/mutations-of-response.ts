import { errorAnswer } from './answer.ts';
import { told, type Mutation } from './mutation.ts';
import { ofResponse, sign } from './sign.ts';

const ofTheResponse = (attribute: string) =>
  new RegExp(`(<samlp:Response [^>]*?) ${attribute}="[^"]*"`);
const whole = /^[^]*$/;
const gaveUp = errorAnswer('ErrorCode nr25');

export const mutationsOfResponse: Mutation[] = [
  told(
    'the answer to another request',
    'in-response-to',
    ofTheResponse('InResponseTo'),
    '$1 InResponseTo="_other"',
  ),
  told(
    'an answer nobody asked for',
    'in-response-to',
    ofTheResponse('InResponseTo'),
    '$1',
  ),
  told(
    'another Destination',
    'destination',
    ofTheResponse('Destination'),
    '$1 Destination="https://other.it"',
  ),
  told('no Status', 'status', /<samlp:Status>.*<\/samlp:Status>/, ''),
  told(
    'an error beside an Assertion',
    'status-mixed',
    'status:Success',
    'status:Requester',
  ),
  {
    what: 'success without an Assertion',
    code: 'assertion-missing',
    told: [/<saml:Assertion[^]*<\/saml:Assertion>/, ''],
    sign: (xml, keys) => sign(xml, keys, { path: ofResponse }),
  },
  told(
    'an error that is not about the person',
    'status-error',
    whole,
    errorAnswer('ErrorCode nr08'),
  ),
  told('a person who gave up', 'status-nr25', whole, gaveUp),
  {
    ...told('a person who gave up, unsigned', 'status-nr25', whole, gaveUp),
    sign: (xml) => xml,
  },
  {
    ...told('a person who gave up, by another key', 'signature', whole, gaveUp),
    sign: (xml, _, others) => sign(xml, others, { path: ofResponse }),
  },
];
