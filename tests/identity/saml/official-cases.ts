import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { render, type Values } from './jinja.ts';
import type { Keys } from './mutation.ts';
import { valuesOf } from './official-values.ts';
import {
  ofAssertion,
  ofResponse,
  sign,
  signAssertion,
  signBoth,
} from './sign.ts';
import { wrapped, wraps } from './wrap.ts';

const specs = join('..', 'shared', 'spec', 'identity');
const tool = join(specs, 'spid-sp-test');
const demo = join(specs, 'spid-saml-check');

export interface Case {
  description: string;
  path: string;
  response?: Record<string, unknown>;
  /** HTTP statuses that will do. */
  status_codes?: number[];
  sign_credentials?: unknown;
  attributesNameFormat?: boolean;
  response_wrappers?: string[];
  sign_response?: boolean;
  sign_assertion?: boolean;
}

/** The cases of both tools by their number, where they lie beside the project. */
export function officialCases():
  { tool: Record<string, Case>; demo: Record<string, Case> } | undefined {
  if (!existsSync(specs)) return undefined;
  const suites = json(demo, 'test-suite.json') as Record<
    string,
    { cases: Record<string, Case> }
  >;
  return {
    tool: json(tool, 'response-cases.json') as Record<string, Case>,
    demo: suites['test-suite-1']?.cases ?? {},
  };
}

/** Accepted by us, who ask for level 2 as the minimum: 95 and 96 too. The others are accepted by everybody. */
export const accepted = ['1', '1-NS', '31', '95', '96', '109', '110'];

/** A response of spid-sp-test, whose templates say by a comment where a signature goes. */
export function ofTool(
  id: string,
  one: Case,
  keys: Keys,
  given?: Values,
): string {
  const load = (path: string) =>
    readFileSync(join(tool, 'response-templates', path), 'utf8');
  const values = valuesOf(
    one.response ?? {},
    one.attributesNameFormat !== false,
    given,
  );
  const xml = render(one.path, load, values).trimStart();
  const by = one.sign_credentials === undefined ? keys.keys : keys.others;
  const wrap = Object.keys(wraps).find((name) => name.startsWith(`${id}:`));
  if (wrap && wraps[wrap]) {
    const signed = ['xsw1', 'xsw2'].includes(id)
      ? signBoth(xml, by)
      : signAssertion(xml, by);
    return wrapped(signed, wraps[wrap]);
  }
  const inner = xml.includes('<!-- Assertion Signature here -->')
    ? sign(xml, by, { path: ofAssertion })
    : xml;
  const signed = xml.includes('<!-- Response Signature here -->')
    ? sign(inner, by, { path: ofResponse })
    : inner;
  return one.response_wrappers ? withXslt(signed) : signed;
}

/** A transform that would run a stylesheet of the sender's. */
function withXslt(xml: string): string {
  const sheet =
    '<ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xslt-19991116"><xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="1.0"/></ds:Transform>';
  return xml.replace(/<ds:Transforms>/, `$&${sheet}`);
}

/** A response of spid-saml-check, whose cases say what is signed. */
export function ofDemo(one: Case, keys: Keys): string {
  const load = (path: string) =>
    readFileSync(join(demo, 'response-templates', path), 'utf8');
  const given = valuesOf(
    one.response ?? {},
    one.attributesNameFormat !== false,
  );
  const values = {
    ...given,
    Attributes: `<saml:AttributeStatement>${String(given['Attributes'])}</saml:AttributeStatement>`,
  };
  const xml = render(one.path.replace('test/', ''), load, values).trimStart();
  const by = one.sign_credentials === undefined ? keys.keys : keys.others;
  const inner = one.sign_assertion ? sign(xml, by, { path: ofAssertion }) : xml;
  return one.sign_response ? sign(inner, by, { path: ofResponse }) : inner;
}

function json(...path: string[]): unknown {
  return JSON.parse(readFileSync(join(...path), 'utf8'));
}
