import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { readConfig } from '../../config.ts';
import { requestXml } from './request.ts';
import { cohesionSettings } from './settings.ts';

suite('the variables of Cohesion', () => {
  let dir: string;
  before(() => {
    dir = mkdtempSync(join(tmpdir(), 'cohesion-'));
  });
  after(() => {
    rmSync(dir, { recursive: true });
  });
  const read = (env: Record<string, string>) =>
    readConfig({ DATA_DIR: dir, SIGN_IN_WAYS: 'cohesion', ...env });

  test('are told at once when one is missing or cannot be', () => {
    assert.throws(() => read({}), /^ConfigError: COHESION_SITE_ID is needed/);
    const given = { COHESION_SITE_ID: 'X' };
    for (const [name, value] of [
      ['COHESION_URL', 'cohesion'],
      ['COHESION_RESTRICTION', '1;2'],
      ['COHESION_RESTRICTION', '4'],
      ['COHESION_EIDAS', '0'],
      ['COHESION_PURPOSE', 'XX'],
      ['COHESION_SPID_MODE', 'oidc'],
      ['COHESION_TOKEN_MINUTES', '61'],
      ['COHESION_IPA', 'c;x=1'],
    ] as const)
      assert.throws(
        () => read({ ...given, [name]: value }),
        new RegExp(`^ConfigError: ${name} `),
      );
  });

  test('are not asked for where the way is not open, or only tried', () => {
    assert.ok(read({ SIGN_IN_WAYS: 'local' }));
    assert.ok(read({ SANDBOX: '1' }));
  });

  test('say it all to Cohesion, in the order of its documents', () => {
    const settings = cohesionSettings(
      read({
        COHESION_SITE_ID: 'X<&>',
        COHESION_PURPOSE: 'PF',
        COHESION_AGGREGATE: '1',
        COHESION_EIDAS: '2',
        COHESION_SPID_MODE: 'OIDC',
        COHESION_CIE_MODE: 'SAML',
        COHESION_IPA: 'c_a271',
      }),
    );
    const back = {
      validate: 'https://p.example/c?s=1&x="',
      failed: 'https://p.example/f',
      signedOut: 'https://p.example/o',
    };
    const xml = requestXml(settings, back, 'parent');
    assert.match(xml, /<id_sito>X&lt;&amp;&gt;<\/id_sito>/);
    assert.match(
      xml,
      /<url_validate>https:\/\/p.example\/c\?s=1&amp;x=&quot;</,
    );
    assert.match(
      xml,
      />AuthRestriction=2,1;https:\/\/p.example\/o;UType=c;purpose=PF;aggregato=1;eidas=2;SpidMode=OIDC;CieMode=SAML;IPA=c_a271</,
    );
  });
});
