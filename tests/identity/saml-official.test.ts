import assert from 'node:assert/strict';
import { before, suite, test } from 'node:test';
import { asked, makeIdpKeys } from './saml/asked.ts';
import type { Keys } from './saml/mutation.ts';
import {
  accepted,
  ofDemo,
  officialCases,
  ofTool,
  type Case,
} from './saml/official-cases.ts';
import { base64, outcomeOf } from './saml/outcome.ts';

/** Codes that would say that a case was made wrongly here. */
const unfit = ['base64', 'encoding', 'xml', 'root', 'namespace', 'mixed'];

let keys: Keys;
before(async () => {
  keys = { keys: await makeIdpKeys(), others: await makeIdpKeys() };
});

const cases = officialCases();
if (cases) {
  suite('the 111 responses of italia/spid-sp-test', () => {
    for (const [id, one] of Object.entries(cases.tool))
      test(`${id}: ${one.description}`, () =>
        judge(id, one, ofTool(id, one, keys)));
    test('are all here', () => {
      assert.equal(Object.keys(cases.tool).length, 111);
    });
  });

  suite('the 108 responses of italia/spid-saml-check', () => {
    for (const [id, one] of Object.entries(cases.demo))
      test(`${id}: ${one.description}`, () =>
        judge(id, one, ofDemo(one, keys)));
    test('are all here', () => {
      assert.equal(Object.keys(cases.demo).length, 108);
    });
  });
} else
  test('the responses of the official tools', {
    skip: 'the cases and templates are not beside the project',
  });

async function judge(id: string, one: Case, xml: string) {
  const { code, anomaly } = await outcomeOf(base64(xml), asked(keys.keys));
  if (accepted.includes(id)) assert.equal(code, 'accepted');
  else assert.ok(!['accepted', ...unfit].includes(code), code);
  if (code === 'signature') assert.ok(one.sign_credentials, code);
  const told = /ErrorCode nr(\d+)/.exec(JSON.stringify(one.response))?.[1];
  assert.equal(anomaly, told === undefined ? undefined : Number(told));
}
