import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { suite, test } from 'node:test';
import { memoryDocuments } from '../../tests/support/memory-documents.ts';
import { createLog } from '../log.ts';
import { sessionsIn, type ReadOptions } from './sessions.ts';

const day = 86_400_000;
const minute = 60_000;

suite('sessions', () => {
  function setUp() {
    const portal = memoryDocuments();
    const clock = { at: Date.parse('2026-11-23T08:00:00Z') };
    const lines: string[] = [];
    const sink = new PassThrough();
    sink.on('data', (chunk: Buffer) => lines.push(chunk.toString()));
    const options = {
      days: 30,
      idleDays: 14,
      pepper: 'p'.repeat(32),
      log: createLog('debug', sink),
    };
    const make = () => sessionsIn(portal, options, () => new Date(clock.at));
    return { portal, clock, lines, sessions: make(), other: make() };
  }
  const opening = {
    account: { id: 'ada', role: 'parent', name: 'Ada Prova' },
    roles: [],
    by: 'spid',
    level: 2,
    at: '2026-11-23T08:00:00.000Z',
    login: 'login-of-ada',
    device: 'Chrome su Android',
  } as const;

  /** A browser that takes the cookies it is given, unless their answers are lost. */
  function browser(first: string) {
    const jar = { cookie: first, given: 0 };
    const options = (lost = false): ReadOptions => ({
      give(cookie) {
        jar.given += 1;
        if (!lost) jar.cookie = cookie;
      },
    });
    return { jar, options };
  }

  test('are opened by their cookie, for 30 days', async () => {
    const { sessions, clock } = setUp();
    const { cookie, session } = await sessions.open(opening);
    assert.match(cookie, /^[\w-]{67}$/);
    assert.equal(session.strongAt, opening.at);
    assert.equal((await sessions.read(cookie))?._id, session._id);
    for (let week = 1; week <= 4; week += 1) {
      clock.at += 7 * day;
      assert.ok(await sessions.read(cookie), `${week} weeks`);
    }
    clock.at += 2 * day;
    assert.equal(await sessions.read(cookie), undefined);
  });

  test('are over after two weeks without contact, and listed no more', async () => {
    const { sessions, clock } = setUp();
    const { cookie } = await sessions.open(opening);
    clock.at += 13 * day;
    assert.ok(await sessions.read(cookie));
    clock.at += 13 * day;
    assert.equal((await sessions.of('ada')).length, 1);
    clock.at += day;
    assert.deepEqual(await sessions.of('ada'), []);
    assert.equal(await sessions.read(cookie), undefined);
  });

  test('are exchanged for another account of the same person: same proof, same end, and the former is over', async () => {
    const { sessions, other, clock } = setUp();
    const given = { ...opening, fiscalCode: 'PRVDAA85D52G479K' };
    const { cookie, session } = await sessions.open(given);
    clock.at += 3 * day;
    const account = { id: 'of-nino', role: 'parent', name: 'Ada' } as const;
    const to = { account, roles: [] };
    const both = await Promise.all(
      [sessions, other].map((one) => one.exchange(session, to)),
    );
    const [next, ...more] = both.filter((one) => one !== undefined);
    assert.ok(next);
    assert.deepEqual(more, []);
    assert.equal(await sessions.read(cookie), undefined);
    const read = await sessions.read(next.cookie);
    assert.equal(read?.account.id, 'of-nino');
    for (const field of ['until', 'created', 'strongAt', 'login'] as const)
      assert.equal(read[field], session[field], field);
    assert.equal(sessions.fiscalCodeOf(read), given.fiscalCode);
    assert.equal(await sessions.exchange(session, to), undefined);
  });

  test('keep a codice fiscale sealed', async () => {
    const { sessions, portal } = setUp();
    const fiscalCode = 'PRVDAA85D52G479K';
    await sessions.open({ ...opening, fiscalCode });
    const kept = JSON.stringify([...portal.docs.values()]);
    assert.ok(!kept.includes(fiscalCode));
    const { session } = await sessions.open(opening);
    assert.equal(sessions.fiscalCodeOf(session), undefined);
  });

  test('opened by a password alone have no strong proof', async () => {
    const { sessions } = setUp();
    const { session } = await sessions.open({ ...opening, level: 1 });
    assert.equal(session.strongAt, undefined);
  });

  test('give a new cookie after a day, once, and go on under their own id', async () => {
    const { sessions, clock } = setUp();
    const { cookie, session } = await sessions.open(opening);
    const { jar, options } = browser(cookie);
    clock.at += day;
    await sessions.read(jar.cookie, options());
    assert.notEqual(jar.cookie, cookie);
    assert.equal(
      (await sessions.read(jar.cookie, options()))?._id,
      session._id,
    );
    assert.equal(jar.given, 1);
  });

  test('are not lost with the answer that brought the new cookie', async () => {
    const { sessions, other, clock } = setUp();
    const { jar, options } = browser((await sessions.open(opening)).cookie);
    const first = jar.cookie;
    clock.at += day;
    await sessions.read(jar.cookie, options(true));
    assert.equal(jar.cookie, first);
    clock.at += 5 * day;
    assert.ok(await other.read(jar.cookie, options(true)));
    assert.ok(await other.read(jar.cookie, options()));
    assert.notEqual(jar.cookie, first);
    assert.equal(jar.given, 3);
    assert.ok(await sessions.read(jar.cookie, options()));
  });

  test('serve requests that left together with the old cookie, in any process', async () => {
    const { sessions, other, clock } = setUp();
    const { jar, options } = browser((await sessions.open(opening)).cookie);
    const sent = jar.cookie;
    clock.at += day;
    const together = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        (index % 2 ? sessions : other).read(sent, options()),
      ),
    );
    assert.ok(together.every(Boolean));
    assert.notEqual(jar.cookie, sent);
    assert.ok(await sessions.read(jar.cookie, options()));
    clock.at += minute - 1;
    assert.ok(await sessions.read(sent, options()), 'still under way');
  });

  test('end for everybody when an old cookie comes again: somebody has a copy', async () => {
    const { sessions, other, clock, lines } = setUp();
    const { cookie } = await sessions.open(opening);
    const { jar, options } = browser(cookie);
    clock.at += day;
    await sessions.read(jar.cookie, options());
    await sessions.read(jar.cookie, options());
    clock.at += minute + 1;
    assert.equal(await other.read(cookie), undefined);
    assert.equal(await sessions.read(jar.cookie), undefined);
    assert.match(lines.join(''), /session cookie came again/);
    assert.ok(!lines.join('').includes(cookie.slice(24)));
  });

  test('are ended by nobody who guesses', async () => {
    const { sessions } = setUp();
    const { cookie } = await sessions.open(opening);
    const guess = cookie.slice(0, 24) + 'A'.repeat(43);
    assert.equal(await sessions.read(guess), undefined);
    assert.equal(await sessions.read(`${cookie}A`), undefined);
    assert.ok(await sessions.read(cookie));
  });

  test('give no new cookie to an answer that can set none', async () => {
    const { sessions, clock } = setUp();
    const { cookie } = await sessions.open(opening);
    clock.at += 3 * day;
    assert.ok(await sessions.read(cookie));
    const { jar, options } = browser(cookie);
    await sessions.read(cookie, options());
    assert.equal(jar.given, 1);
  });

  test('note when they were last seen, at most once an hour', async () => {
    const { sessions, portal, clock } = setUp();
    const { cookie, session } = await sessions.open(opening);
    const revision = () => portal.docs.get(session._id)?._rev;
    const before = revision();
    for (let turn = 0; turn < 5; turn += 1) {
      clock.at += 10 * minute;
      await sessions.read(cookie);
    }
    assert.equal(revision(), before);
    clock.at += 10 * minute;
    await sessions.read(cookie);
    const [seen] = await sessions.of('ada');
    assert.equal(seen?.lastSeen, '2026-11-23T09:00:00.000Z');
  });

  test('tell the device to forget everything, and nobody else', async () => {
    const { sessions, other, clock } = setUp();
    const { cookie, session } = await sessions.open(opening);
    const { jar, options } = browser(cookie);
    clock.at += day;
    await sessions.read(jar.cookie, options(true));
    await other.end(session._id, { wipe: true });
    for (let turn = 0; turn < 2; turn += 1)
      await assert.rejects(sessions.read(cookie), {
        code: 'signed-out',
        wipe: true,
      });
    const guess = cookie.slice(0, 24) + 'A'.repeat(43);
    assert.equal(await sessions.read(guess), undefined);
  });

  test('are found by account and by login', async () => {
    const { sessions, clock } = setUp();
    const { session } = await sessions.open(opening);
    await sessions.open({
      ...opening,
      account: { ...opening.account, id: 'bea' },
      login: 'login-of-bea',
    });
    assert.deepEqual(
      (await sessions.of('ada')).map(({ _id }) => _id),
      [session._id],
    );
    assert.deepEqual(
      (await sessions.byLogin('login-of-ada')).map(({ _id }) => _id),
      [session._id],
    );
    clock.at += 30 * day;
    assert.deepEqual(await sessions.of('ada'), []);
  });

  test('leave nothing in the database that would open them', async () => {
    const { sessions, portal, clock } = setUp();
    const { jar, options } = browser((await sessions.open(opening)).cookie);
    const secrets = [jar.cookie.slice(24)];
    clock.at += day;
    await sessions.read(jar.cookie, options());
    secrets.push(jar.cookie.slice(24));
    const kept = JSON.stringify([...portal.docs]);
    for (const secret of secrets) assert.ok(!kept.includes(secret));
  });
});
