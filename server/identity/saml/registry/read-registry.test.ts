import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, suite, test } from 'node:test';
import { memoryDocuments } from '../../../../tests/support/memory-documents.ts';
import { testIdp } from '../../../../tests/support/saml-idp.ts';
import { tempFolder } from '../../../../tests/support/temp-folder.ts';
import { ConfigError } from '../../../config-values.ts';
import { createLog } from '../../../log.ts';
import { readRegistry, type RegistryConfig } from './read-registry.ts';

suite('the registry as it is configured', () => {
  const names = {
    federated: 'https://federated.example',
    test: 'https://test.example',
    sandbox: 'https://sandbox.example',
  };
  const files: Record<string, string> = {};
  let sandbox = '';
  before(async () => {
    const folder = await tempFolder('registry');
    for (const [name, entityId] of Object.entries(names)) {
      const { metadata } = await testIdp(entityId);
      files[name] = join(folder, `${name}.xml`);
      writeFileSync(files[name], metadata);
      sandbox = metadata;
    }
    files['none'] = join(folder, 'none.xml');
    writeFileSync(files['none'], '<html></html>');
  });

  const open = (NODE_ENV: string, more: Partial<RegistryConfig> = {}) =>
    readRegistry(
      'spid',
      {
        NODE_ENV,
        SPID_REGISTRY_URL: undefined,
        SPID_REGISTRY_FILE: files['federated'],
        SPID_TEST_IDP_METADATA: files['test'],
        CIE_METADATA_URL: undefined,
        CIE_METADATA_FILE: undefined,
        ...more,
      },
      {
        portal: memoryDocuments(),
        log: createLog('silent'),
        now: () => new Date(),
        sandbox: [sandbox],
      },
    );
  const listed = async (environment: string) =>
    (await open(environment).all()).map(({ entityId }) => entityId);

  test('has those for trying beside the federation’s', async () => {
    assert.deepEqual(await listed('development'), Object.values(names));
  });

  test('has none for trying in production, though somebody names them', async () => {
    assert.deepEqual(await listed('production'), [names.federated]);
  });

  test('says which file is no list', () => {
    for (const name of [
      'SPID_REGISTRY_FILE',
      'SPID_TEST_IDP_METADATA',
    ] as const)
      for (const file of [files['none'], `${files['none'] ?? ''}.gone`])
        assert.throws(
          () => open('development', { [name]: file }),
          (error) =>
            error instanceof ConfigError && error.message.includes(name),
        );
  });
});
