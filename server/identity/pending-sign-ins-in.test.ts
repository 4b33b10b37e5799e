import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Context } from 'koa';
import { memoryDocuments } from '../../tests/support/memory-documents.ts';
import { pendingSignInsIn } from './pending-sign-ins-in.ts';

/** A browser that keeps the one cookie that is set. */
function browser(planted?: string) {
  let cookie = planted;
  const set: string[] = [];
  const ctx = {
    get req() {
      return { headers: cookie === undefined ? {} : { cookie } };
    },
    append(_: string, value: string) {
      set.push(value);
      cookie = value.split(';', 1)[0] ?? '';
    },
  };
  return { ctx: ctx as unknown as Context, set };
}

suite('a sign-in under way', () => {
  const started = {
    scheme: 'spid',
    issuer: 'https://idp.example',
    as: 'parent',
    returnTo: '/presenze',
  } as const;

  function setUp() {
    const portal = memoryDocuments();
    const clock = { at: Date.parse('2026-11-23T08:00:00Z') };
    const now = () => new Date(clock.at);
    return {
      portal,
      clock,
      pending: pendingSignInsIn(portal, now),
      other: pendingSignInsIn(portal, now),
    };
  }

  test('is given back to the browser that started it, once', async () => {
    const { pending } = setUp();
    const { ctx, set } = browser();
    const begun = await pending.begin(ctx, started);
    assert.match(begun.id, /^_[0-9a-f-]{36}$/);
    assert.match(
      set[0] ?? '',
      /^__Host-signin=[\w-]{43}; Max-Age=900; Path=\/; Secure; HttpOnly; SameSite=None$/,
    );
    assert.deepEqual(await pending.take(ctx, begun.id), begun);
    assert.equal(await pending.take(ctx, begun.id), undefined);
  });

  test('remembers the session its browser was in', async () => {
    const { portal } = setUp();
    const inOne = pendingSignInsIn(portal, () => new Date(), {
      sessionOf: () => Promise.resolve('session:1'),
    });
    const { ctx } = browser();
    const begun = await inOne.begin(ctx, started);
    assert.equal((await inOne.take(ctx, begun.id))?.former, 'session:1');
  });

  test('is given back over plain http only where the portal is tried', async () => {
    const { portal, clock } = setUp();
    const now = () => new Date(clock.at);
    const tried = pendingSignInsIn(portal, now, { https: false });
    const { ctx, set } = browser();
    const begun = await tried.begin(ctx, started);
    assert.match(
      set[1] ?? '',
      /^signin-http=[\w-]{43}; Max-Age=900; Path=\/; HttpOnly$/,
    );
    assert.equal(
      await pendingSignInsIn(portal, now).take(ctx, begun.id),
      undefined,
    );
    assert.deepEqual(await tried.take(ctx, begun.id), begun);
  });

  test('is not given to another browser, which takes nothing from the first', async () => {
    const { pending } = setUp();
    const first = browser();
    const begun = await pending.begin(first.ctx, started);
    const thief = browser();
    await pending.begin(thief.ctx, started);
    assert.equal(await pending.take(thief.ctx, begun.id), undefined);
    assert.equal(await pending.take(browser().ctx, begun.id), undefined);
    assert.deepEqual(await pending.take(first.ctx, begun.id), begun);
  });

  test('is given to one of two processes that ask at the same moment', async () => {
    const { pending, other } = setUp();
    const { ctx } = browser();
    const { id } = await pending.begin(ctx, started);
    const taken = await Promise.all(
      [pending, other, pending, other].map((one) => one.take(ctx, id)),
    );
    assert.equal(taken.filter(Boolean).length, 1);
  });

  test('is over after 15 minutes', async () => {
    const { pending, clock } = setUp();
    const { ctx } = browser();
    const { id, until } = await pending.begin(ctx, started);
    assert.equal(until, '2026-11-23T08:15:00.000Z');
    clock.at += 15 * 60_000;
    assert.equal(await pending.take(ctx, id), undefined);
  });

  test('does not disturb another of the same browser', async () => {
    const { pending } = setUp();
    const { ctx } = browser();
    const first = await pending.begin(ctx, started);
    const second = await pending.begin(ctx, { ...started, scheme: 'cie' });
    assert.deepEqual(await pending.take(ctx, second.id), second);
    assert.deepEqual(await pending.take(ctx, first.id), first);
  });

  test('leads to no other site, whatever was asked', async () => {
    const { pending } = setUp();
    const { ctx } = browser();
    const returnTo = '//evil.example';
    assert.equal(
      (await pending.begin(ctx, { ...started, returnTo })).returnTo,
      '/',
    );
  });

  test('asks the database for nothing that is no id of ours', async () => {
    const { pending, portal } = setUp();
    const { ctx } = browser();
    await pending.begin(ctx, started);
    const before = portal.docs.size;
    for (const id of ['', '_x', '../session:1', `_${'0'.repeat(36)}`])
      assert.equal(await pending.take(ctx, id), undefined);
    assert.equal(portal.docs.size, before);
  });

  test('keeps no secret that would open it, and takes none of another form', async () => {
    const { pending, portal } = setUp();
    const { ctx, set } = browser('__Host-signin=short');
    await pending.begin(ctx, started);
    const secret = /=([\w-]+);/.exec(set[0] ?? '')?.[1] ?? '';
    assert.equal(secret.length, 43);
    assert.ok(!JSON.stringify([...portal.docs]).includes(secret));
  });
});
