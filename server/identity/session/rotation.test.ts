import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import {
  firstTurn,
  show,
  turn,
  turnEvery,
  underWay,
  type Turns,
} from './rotation.ts';

suite('the secrets of a session', () => {
  test('serve for a day before they are due', () => {
    const turns = firstTurn('a', 0);
    assert.deepEqual(show(turns, 'a', turnEvery - 1), {
      is: 'current',
      due: false,
    });
    assert.deepEqual(show(turns, 'a', turnEvery), { is: 'current', due: true });
    assert.deepEqual(show(turns, 'z', 0), { is: 'unknown' });
  });

  test('serve on while the answer that replaced them may have been lost', () => {
    const turns = turn(firstTurn('a', 0), 'b', turnEvery);
    for (const later of [0, underWay + 1, 20 * turnEvery])
      assert.deepEqual(show(turns, 'a', turnEvery + later), {
        is: 'former',
        answerLost: true,
      });
  });

  test('serve requests under way for a minute once the next was seen, and then betray a copy', () => {
    const turns = turn(firstTurn('a', 0), 'b', turnEvery);
    const seen = show(turns, 'b', turnEvery + 500);
    assert.ok(seen.is === 'current' && seen.next);
    assert.equal(seen.due, false);
    const at = turnEvery + 500;
    assert.deepEqual(show(seen.next, 'a', at + underWay), {
      is: 'former',
      answerLost: false,
    });
    assert.deepEqual(show(seen.next, 'a', at + underWay + 1), { is: 'spent' });
    const later = turn(seen.next, 'c', at + turnEvery);
    assert.deepEqual(show(later, 'a', at + turnEvery), { is: 'spent' });
    assert.deepEqual(show(later, 'b', at + turnEvery), {
      is: 'former',
      answerLost: true,
    });
  });

  /**
   * A server and browsers that hold copies of its cookie. `lost` answers leave the browser with what it had. A secret's
   * successor follows from it alone, as in sessions.ts.
   */
  function server() {
    let turns: Turns | undefined = firstTurn('s', 0);
    let now = 0;
    return {
      pass: (ms: number) => {
        now += ms;
      },
      alive: () => turns !== undefined,
      /** The cookie to set, if any; undefined when refused. */
      ask: (secret: string): { set?: string } | undefined => {
        const stands = turns;
        if (!stands) return undefined;
        const shown = show(stands, secret, now);
        if (shown.is === 'spent') turns = undefined;
        if (shown.is === 'spent' || shown.is === 'unknown') return undefined;
        if (shown.is === 'former')
          return shown.answerLost ? { set: `${secret}.` } : {};
        if (shown.next) turns = shown.next;
        if (!shown.due) return {};
        turns = turn(stands, `${secret}.`, now);
        return { set: `${secret}.` };
      },
    };
  }

  const waits = fc.constantFrom(
    ...[0, 1000, underWay - 1, underWay + 1, turnEvery / 2, turnEvery],
  );

  test('never shut out a browser that loses answers, however it asks', () => {
    const steps = fc.array(
      fc.record({
        wait: waits,
        /** Requests that leave together, with one cookie; of each whether its answer arrives. */
        together: fc.array(fc.boolean(), { minLength: 1, maxLength: 4 }),
      }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(steps, (all) => {
        const { ask, pass } = server();
        let cookie = 's';
        for (const { wait, together } of all) {
          pass(wait);
          const sent = cookie;
          for (const arrives of together) {
            const answer = ask(sent);
            assert.ok(answer, 'shut out');
            if (arrives && answer.set !== undefined) cookie = answer.set;
          }
        }
      }),
    );
  });

  test('end the session when two who share a copy have both come back after a turn', () => {
    fc.assert(
      fc.property(
        fc.array(waits, { maxLength: 30 }),
        fc.boolean(),
        (pauses, thiefFirst) => {
          const { ask, pass, alive } = server();
          let cookie = 's';
          for (const wait of pauses) {
            pass(wait);
            cookie = ask(cookie)?.set ?? cookie;
          }
          // Two hold the same cookie from here; one lives on with it for two days, the other then comes with the old one.
          const copy = cookie;
          for (let turns = 0; turns < 6; turns += 1) {
            pass(turnEvery / 2);
            cookie = ask(cookie)?.set ?? cookie;
          }
          assert.notEqual(cookie, copy);
          const [first, second] = thiefFirst ? [copy, cookie] : [cookie, copy];
          const answers = [ask(first), ask(second)];
          assert.ok(!alive());
          assert.equal(answers[thiefFirst ? 0 : 1], undefined);
          assert.equal(ask(cookie), undefined);
        },
      ),
    );
  });

  test('take what was never given out for nothing, and end nothing for it', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(waits), (guess, pauses) => {
        fc.pre(!/^s\.*$/.test(guess));
        const { ask, pass, alive } = server();
        for (const wait of pauses) {
          pass(wait);
          assert.equal(ask(guess), undefined);
        }
        assert.ok(alive());
      }),
    );
  });
});
