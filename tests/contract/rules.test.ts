import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, test } from 'node:test';
import { compileDesigns } from '../../couch/design/compile.ts';
import { vectors } from '../../couch/design/vectors.ts';
import { ids } from '../../couch/design/vectors/samples.ts';
import { places, type Vector } from '../../couch/design/vectors/vector.ts';
import { membersOf } from '../../couch/model/databases.ts';
import { ensureDatabase } from '../../couch/push.ts';
import { contract, type Answer } from './contract.ts';

/** What stands and what is written, as a request can carry it; undefined for what never reaches the rules. */
function sendable({ stored, next }: Vector): Sendable | undefined {
  const doc = asDoc(next);
  const before = stored === null ? undefined : asDoc(stored);
  if (!doc || (stored !== null && !before)) return undefined;
  return { doc, stored: before };
}

interface Doc {
  _id: string;
  [field: string]: unknown;
}

interface Sendable {
  doc: Doc;
  stored: Doc | undefined;
}

/** Without revisions, which are the server's; undefined for what CouchDB itself refuses or keeps elsewhere. */
function asDoc(value: unknown): Doc | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return undefined;
  const doc: Doc = { ...(value as Doc) };
  delete doc['_rev'];
  const names = Object.keys(doc);
  const plain =
    typeof doc._id === 'string' &&
    !doc._id.startsWith('_') &&
    names.every(
      (one) => !one.startsWith('_') || one === '_id' || doc[one] === true,
    );
  return plain ? doc : undefined;
}

const cases = vectors
  .filter((one) => one.database === places.family)
  .flatMap((vector) => {
    const sent = sendable(vector);
    return sent ? [{ vector, sent }] : [];
  });

contract('the rules of a family’s database', (target, noTokens) => {
  const family = randomUUID();
  const name = `family-${family}`;
  /** The vectors are about one family; a server with families of its own gets one that is not among them. */
  const here = <T>(value: T) =>
    JSON.parse(JSON.stringify(value).replaceAll(ids.family, family)) as T;
  const write = (doc: Doc, as?: string | null): Promise<Answer> =>
    target.request('PUT', `/${name}/${encodeURIComponent(doc._id)}`, {
      body: doc,
      ...(as !== undefined && { as }),
    });
  const remove = async (id: string) => {
    const path = `/${name}/${encodeURIComponent(id)}`;
    const { status, text } = await target.request('GET', path);
    if (status === 200)
      await target.request('DELETE', `${path}?rev=${text('_rev')}`);
  };

  before(async () => {
    const { url, adminHeaders: headers } = target;
    await ensureDatabase({ url, headers }, name, await compileDesigns());
  });

  for (const { vector, sent } of cases)
    test(vector.name, { skip: noTokens }, async () => {
      const { doc, stored, by } = here({ ...sent, by: vector.by });
      const standing = stored && (await write(stored));
      // What the rules would never have let in cannot be made to stand.
      if (standing && standing.status !== 201) return;
      const isAdmin = by.roles.includes('_admin');
      const token = await target.userToken(by.name, ...by.roles);
      const rev = standing ? { _rev: standing.text('rev') } : {};
      const { status, text } = await write(
        { ...doc, ...rev },
        isAdmin ? undefined : token,
      );
      await remove(doc._id);
      if (vector.refused === undefined) {
        assert.equal(status, 201);
        return;
      }
      assert.ok(status === 403 || status === 401, String(status));
      const enters = by.roles.some((one) => membersOf(name).includes(one));
      if (enters || isAdmin) assert.equal(text('reason'), vector.refused);
    });

  test('leave nothing behind when the database goes', async () => {
    const { status } = await target.request('DELETE', `/${name}`);
    assert.equal(status, 200);
  });
});
