import { idpEntityId } from './asked.ts';
import { told, type Mutation } from './mutation.ts';

/** What a Response and an Assertion say of themselves alike, each with rules of its own. */
function headOf(element: 'Response' | 'Assertion'): Mutation[] {
  const head = `(<samlp?:${element} [^]*?)`;
  const attribute = (name: string) => new RegExp(`${head} ${name}="[^"]*"`);
  const issuer = new RegExp(`${head}<saml:Issuer[^>]*>[^<]*</saml:Issuer>`);
  const isResponse = element === 'Response';
  const of = isResponse ? 'response' : 'assertion';
  const ofIssuer = isResponse ? 'issuer' : 'assertion-issuer';
  const issued = (value: string) => `$1 IssueInstant="${value}"`;
  const made = attribute('IssueInstant');
  const version = attribute('Version');
  const plain = `$1<saml:Issuer>${idpEntityId}</saml:Issuer>`;
  const other = '$1<saml:Issuer>https://other.it</saml:Issuer>';
  const format = plain.replace(
    '>',
    ' Format="urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified">',
  );
  return [
    told(`${of}: 2.1`, `${of}-version`, version, '$1 Version="2.1"'),
    told(`${of}: no Version`, `${of}-version`, version, '$1'),
    told(`${of}: never issued`, `${of}-issue-instant`, made, '$1'),
    told(
      `${of}: issued on a day without time`,
      `${of}-issue-instant`,
      made,
      issued('2026-11-23'),
    ),
    told(
      `${of}: issued to the microsecond`,
      'accepted',
      made,
      issued('2026-11-23T10:02:00.123456Z'),
    ),
    told(
      `${of}: older than its request`,
      `${of}-early`,
      made,
      issued('2026-11-23T09:59:00Z'),
    ),
    told(
      `${of}: from the future`,
      `${of}-late`,
      made,
      issued('2026-11-23T10:03:00Z'),
    ),
    told(`${of}: no Issuer`, ofIssuer, issuer, '$1'),
    told(`${of}: another Issuer`, ofIssuer, issuer, other),
    told(
      `${of}: an Issuer without Format`,
      isResponse ? 'accepted' : `${ofIssuer}-format`,
      issuer,
      plain,
    ),
    told(
      `${of}: an Issuer of another Format`,
      `${ofIssuer}-format`,
      issuer,
      format,
    ),
  ];
}

export const mutationsOfHeads = [...headOf('Response'), ...headOf('Assertion')];
