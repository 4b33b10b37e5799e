import assert from 'node:assert/strict';
import { before, suite, test } from 'node:test';
import { answer } from './saml/answer.ts';
import { asked, makeIdpKeys } from './saml/asked.ts';
import type { Attack, Loot } from './saml/attack.ts';
import { attacksOfBytes } from './saml/attacks-of-bytes.ts';
import { attacksOnSignatures } from './saml/attacks-on-signatures.ts';
import { attacksOnXml } from './saml/attacks-on-xml.ts';
import { base64, outcomeOf } from './saml/outcome.ts';
import { signAssertion, signBoth } from './saml/sign.ts';

const most = 100;

let loot: Loot;
before(async () => {
  const keys = await makeIdpKeys();
  loot = {
    both: signBoth(answer(), keys),
    one: signAssertion(answer(), keys),
    keys,
    others: await makeIdpKeys('https://attacker.example'),
  };
});

test('what the attacks start from is a good answer', async () => {
  for (const good of [loot.both, loot.one])
    assert.equal((await play(good)).code, 'accepted');
});

attack('signatures', attacksOnSignatures);
attack('XML', attacksOnXml);
attack('bytes', attacksOfBytes);

suite('what is no base64 is refused', () => {
  const fields = {
    nothing: '',
    'a sign that is none': '*'.repeat(400),
    base64url: Buffer.alloc(90, 0xff).toString('base64url'),
    'padding within': 'QUJD=QUJD',
    'padding alone': '====',
    'bits that mean nothing': 'QR==',
    'a data URL': 'data:text/xml;base64,PGEvPg==',
    'a megabyte': 'A'.repeat(1_048_576),
    'a megabyte of spaces': ' '.repeat(1_048_576),
  };
  for (const [what, field] of Object.entries(fields))
    test(what, async () => {
      const { code, ms } = await outcomeOf(field, asked(loot.keys));
      assert.ok(['base64', 'size'].includes(code), code);
      assert.ok(ms < most, `${ms} ms`);
    });
});

function attack(on: string, attacks: readonly Attack[]): void {
  suite(`attacks on ${on} are refused within ${most} ms`, () => {
    for (const { what, make, code } of attacks)
      test(what, async () => {
        const made = make(loot);
        const outcome = await play(made);
        assert.notEqual(outcome.code, 'accepted');
        if (code) assert.equal(outcome.code, code);
        // Once more, should the machine have been busy.
        assert.ok(outcome.ms < most || (await play(made)).ms < most);
      });
  });
}

function play(made: string | Uint8Array) {
  return outcomeOf(base64(made), asked(loot.keys));
}
