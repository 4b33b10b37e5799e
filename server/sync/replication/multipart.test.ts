import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import {
  distributionRig,
  type DistributionRig,
} from '../../../tests/support/distribution-rig.ts';
import { uuid } from '../../../tests/support/household.ts';
import {
  account,
  staffSide,
  type StaffSide,
} from '../../../tests/support/staff-side.ts';

suite('a revision with its files, as CouchDB’s replicator sends it', () => {
  let rig: DistributionRig;
  let side: StaffSide;
  before(async () => {
    rig = await distributionRig();
    side = await staffSide(rig);
    side.accounts.set('ufficio', account('ufficio', 'staff'));
  });
  after(async () => {
    await side.close();
    await rig.close();
  });

  const send = (
    id: string,
    doc: object,
    file: Buffer,
    as: 'utf8' | 'latin1' = 'utf8',
  ) => {
    const body = Buffer.concat([
      Buffer.from(
        `--x\r\ncontent-type: application/json\r\n\r\n${JSON.stringify(doc)}\r\n--x\r\n\r\n`,
        as,
      ),
      file,
      Buffer.from('\r\n--x--'),
    ]);
    return fetch(`${side.url}/db/registry/${id}?new_edits=false`, {
      method: 'PUT',
      headers: {
        ...side.headers('ufficio'),
        'content-type': 'multipart/related; boundary="x"',
      },
      body,
    });
  };
  const announcement = (file: Buffer, type = 'announcement') => {
    const hash = 'a'.repeat(32);
    return {
      _id: `announcement:${uuid('d', 1)}`,
      _rev: `1-${hash}`,
      _revisions: { start: 1, ids: [hash] },
      _attachments: {
        'menu.pdf': {
          follows: true,
          content_type: 'application/pdf',
          length: file.length,
          revpos: 1,
        },
      },
      type,
      v: 1,
      at: '2026-11-02T08:00:00.000Z',
      body: {
        title: 'Avviso',
        text: 'Testo',
        office: 'Scuola',
        published: '2026-11-02T08:00:00.000Z',
        confirm: false,
      },
    };
  };

  test('passes with a file of some megabytes', async () => {
    const file = Buffer.alloc(3_000_000, 7);
    const doc = announcement(file);
    const response = await send(doc._id, doc, file);
    assert.equal(response.status, 201, await response.text());
    const stored = await side.ask(
      'ufficio',
      `/db/registry/${doc._id}/menu.pdf`,
    );
    assert.ok(Buffer.from(await stored.arrayBuffer()).equals(file));
  });

  test('is refused before its files are taken when the rules refuse it', async () => {
    const file = Buffer.alloc(10);
    const doc = { ...announcement(file), body: {} };
    assert.equal((await send(doc._id, doc, file)).status, 403);
  });

  test('is refused under another id, without a document, and with a file too large', async () => {
    const file = Buffer.alloc(10);
    const doc = announcement(file);
    assert.equal(
      (await send(`announcement:${uuid('d', 2)}`, doc, file)).status,
      400,
    );
    assert.equal((await send(doc._id, [], file)).status, 400);
    const large = announcement(Buffer.alloc(6_000_000));
    assert.equal((await send(doc._id, large, file)).status, 413);
  });

  test('is refused when its document is no UTF-8', async () => {
    const file = Buffer.alloc(10);
    const doc = announcement(file);
    doc.body.title = 'Novità';
    const response = await send(doc._id, doc, file, 'latin1');
    assert.equal(response.status, 400);
    assert.match(await response.text(), /not UTF-8/);
  });
});
