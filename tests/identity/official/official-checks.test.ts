import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, suite, test } from 'node:test';
import { rootElement } from './find.ts';
import { metadataChecks } from './metadata-checks.ts';
import { requestChecks } from './request-checks.ts';
import { madeSubject } from './made-subject.ts';
import type { Checks, Subject } from './subject.ts';
import { hasSchemas, specs, validate } from './xsd.ts';

const official = join(specs, 'all-268-checks.json');

interface OfficialCheck {
  group: string;
  method: string;
  test: string | string[];
}

suite('what SPID’s official tool checks of metadata and request', () => {
  let subject: Subject;
  before(async () => {
    subject = await madeSubject('spid');
  });

  for (const [kind, checks] of [
    ['metadata', metadataChecks],
    ['request', requestChecks],
  ] as const)
    for (const [method, texts] of Object.entries(checks))
      for (const [text, check] of Object.entries(texts))
        test(`${kind}, ${method}: ${text}`, async () => {
          assert.equal(await check(subject), true);
        });

  test(
    'is all of it asserted here: 106 of metadata, 51 of the request',
    { skip: !existsSync(official) && 'the list of checks is not there' },
    () => {
      const all = JSON.parse(readFileSync(official, 'utf8')) as OfficialCheck[];
      const counts = { metadata_extra: 0, authnrequest_extra: 0 };
      for (const { group, method, test: text } of all) {
        if (group === 'response') continue;
        const checks =
          group === 'metadata_extra' ? metadataChecks : requestChecks;
        assert.ok(
          isAsserted(checks, method, [text].flat().join(' ')),
          `${method}: ${String(text)}`,
        );
        counts[group as keyof typeof counts] += 1;
      }
      assert.deepEqual(counts, { metadata_extra: 106, authnrequest_extra: 51 });
    },
  );

  test(
    'and both are valid by the schemas',
    { skip: !hasSchemas && 'the schemas are not there' },
    async () => {
      await validate(
        subject.metadataXml,
        'saml-schema-metadata-2.0.xsd',
        'saml-schema-metadata-sp-spid.xsd',
        'saml-schema-metadata-sp-spid-av29.xsd',
      );
      await validate(subject.requestXml, 'saml-schema-protocol-2.0.xsd');
    },
  );

  test(
    'as those of CIE are by its schema, with its extensions and contacts',
    { skip: !hasSchemas && 'the schemas are not there' },
    async () => {
      const cie = await madeSubject('cie');
      await validate(cie.metadataXml, 'cie/saml-schema-metadata-sp-cie.xsd');
      await validate(cie.requestXml, 'saml-schema-protocol-2.0.xsd');
      const root = rootElement(cie.metadataXml);
      const extensions =
        'ContactPerson[@contactType=administrative]/Extensions';
      assert.equal(root.all(`${extensions}/Public`).length, 1);
      assert.equal(root.all(`${extensions}/IPACode`)[0]?.text, 'c_z999');
      assert.equal(root.all(`${extensions}/Municipality`)[0]?.text, 'Z999');
      assert.equal(root.all('ContactPerson').length, 1);
      const [name] = root.all(
        'SPSSODescriptor/AttributeConsumingService/ServiceName',
      );
      assert.match(name?.text ?? '', /^urn:uuid:[0-9a-f-]{36}$/);
      assert.equal(name?.attribute('xml:lang'), '');
      const bindings = root
        .all('SPSSODescriptor/SingleLogoutService')
        .map((one) => one.attribute('Binding')?.split(':').at(-1));
      assert.ok(bindings.includes('HTTP-Redirect'));
    },
  );

  test('tell CIE of a technical partner where there is one', async () => {
    const partner = {
      ...{ company: 'Partner S.r.l.', email: 'cie@partner.example' },
      ...{ phone: '+390710000001', vatNumber: 'IT01234567890' },
      ...{ fiscalCode: '01234567890', nace2Code: '62.01' },
      municipality: 'A271',
    };
    const cie = await madeSubject('cie', { CIE_PARTNER: partner });
    await validate(cie.metadataXml, 'cie/saml-schema-metadata-sp-cie.xsd');
    const [technical] = rootElement(cie.metadataXml).all(
      'ContactPerson[@contactType=technical]',
    );
    assert.equal(technical?.all('Company')[0]?.text, 'Partner S.r.l.');
    assert.equal(technical.all('Extensions/Private').length, 1);
    assert.equal(technical.all('Extensions/Municipality')[0]?.text, 'A271');
  });

  test(
    'finds a schema’s fault when there is one',
    { skip: !hasSchemas },
    async () => {
      const broken = subject.metadataXml.replace(' entityID=', ' entityId=');
      await assert.rejects(
        validate(broken, 'saml-schema-metadata-sp-spid.xsd'),
      );
    },
  );
});

/** Some texts of the tool quote what it saw. */
function isAsserted(checks: Checks, method: string, text: string): boolean {
  const known = checks[method.split('.').at(-1) ?? ''] ?? {};
  const plain = text
    .trim()
    .replace(/: sha256withrsaencryption$/, '')
    .replace(/ Instead it is \d+$/, '')
    .replace(/ It was valid till .*$/, '');
  return plain in known;
}
