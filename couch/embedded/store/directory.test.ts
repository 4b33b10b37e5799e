import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { openDirectory } from './directory.ts';

suite('settings of databases', () => {
  let dir: string;
  before(async () => {
    dir = await mkdtemp(join(tmpdir(), 'directory-'));
  });
  after(() => rm(dir, { recursive: true }));

  const roles = (role: string) => ({
    admins: { names: [], roles: [] },
    members: { names: [], roles: [role] },
  });

  test('changes that come together all stand, the last of each kind, also for the next process', async () => {
    const directory = openDirectory(dir);
    await directory.create('a');
    await Promise.all([
      ...Array.from({ length: 10 }, (_, index) =>
        directory.configure('a', { security: roles(`role-${index}`) }),
      ),
      directory.configure('a', { revsLimit: 7 }),
    ]);
    const wanted = { security: roles('role-9'), revsLimit: 7 };
    assert.deepEqual(await directory.settings('a'), wanted);
    assert.deepEqual(await openDirectory(dir).settings('a'), wanted);
  });

  test('a change and a removal that come together leave no folder behind', async () => {
    const directory = openDirectory(dir);
    await directory.create('b');
    const changed = directory.configure('b', { revsLimit: 7 });
    await directory.remove('b', () => Promise.resolve());
    await changed;
    await assert.rejects(directory.configure('b', { revsLimit: 8 }), {
      status: 404,
    });
    await directory.create('b');
    assert.equal((await directory.settings('b')).revsLimit, 1000);
  });
});
