import { equal, ok } from '../../tests/support/assert.ts';
import type { Hit } from '../../tests/support/fake-comune.ts';
import { latest, phone, question } from '../../tests/support/fake-phone.ts';
import { hasMessages } from '../../tests/support/fake-phone-waits.ts';

const news = (number: number) => question(number, { author: 'other' });

/** A body that is cut when its request is given up, as a real one is. */
function endWith(hit: Hit, controller: ReadableStreamDefaultController): void {
  hit.signal?.addEventListener('abort', () => {
    controller.error(new DOMException('aborted', 'AbortError'));
  });
}

suite('calling', () => {
  test('takes a web page with status 200 for a captive portal (fault 5)', async () => {
    const one = await phone();
    let captive = true;
    one.comune.fault = () =>
      captive
        ? new Response('<html>Accetta le condizioni</html>', {
            headers: { 'content-type': 'text/html' },
          })
        : undefined;
    one.comune.family.write(news(1));
    await one.store.syncNow();
    equal((await latest(one.store.sync)).reach, 'captive');
    equal((await latest(one.store.sync)).upToDateAt, undefined);
    captive = false;
    await one.store.syncNow();
    await hasMessages(one, 1);
    await one.store.close();
  });

  test('stores nothing of an answer cut short, and asks for the same again (fault 1)', async () => {
    const one = await phone();
    let cuts = 2;
    one.comune.cut = async ({ path }, answer) => {
      if (!path.includes('family/_changes') || cuts === 0) return answer;
      cuts -= 1;
      const text = await answer.text();
      return new Response(text.slice(0, text.length / 2), answer);
    };
    one.comune.family.write(news(1));
    await hasMessages(one, 1);
    equal(cuts, 0);
    const asked = one.comune.hits.filter(({ path }) =>
      path.includes('family/_changes'),
    );
    equal(new Set(asked.slice(0, 3).map(({ path }) => path)).size, 1);
    await one.store.close();
  });

  test('gives up an answer that never comes, and tries again (D10, fault 14)', async () => {
    const one = await phone({ timeoutMs: 150 });
    let hangs = 2;
    one.comune.fault = ({ path }) => {
      if (!path.includes('family/_changes') || hangs === 0) return undefined;
      hangs -= 1;
      return new Promise<Response>(() => undefined);
    };
    one.comune.family.write(news(1));
    await hasMessages(one, 1);
    await one.store.close();
  });

  test('takes a slow line for what it is, not for a dead one', async () => {
    const one = await phone({ timeoutMs: 300 });
    one.comune.cut = async (hit, answer) => {
      if (!hit.path.includes('family/_changes')) return answer;
      const text = await answer.text();
      const size = Math.ceil(text.length / 8);
      let start = 0;
      const slow = new ReadableStream({
        start: (controller) => {
          endWith(hit, controller);
        },
        pull: async (controller) => {
          await new Promise((resolve) => setTimeout(resolve, 80));
          controller.enqueue(
            new TextEncoder().encode(text.slice(start, (start += size))),
          );
          if (start >= text.length) controller.close();
        },
      });
      return new Response(slow, answer);
    };
    one.comune.family.write(news(1));
    await hasMessages(one, 1);
    const asked = one.comune.hits.filter(({ path }) =>
      path.includes('family/_changes?since=0'),
    );
    ok(asked.length <= 2, `${asked.length}`);
    await one.store.close();
  });

  test('gives up a body that stops half-way', async () => {
    const one = await phone({ timeoutMs: 150 });
    let stops = 1;
    one.comune.cut = (hit, answer) => {
      if (!hit.path.includes('family/_changes') || stops === 0) return answer;
      stops -= 1;
      const dead = new ReadableStream({
        start: (controller) => {
          endWith(hit, controller);
        },
      });
      return new Response(dead, answer);
    };
    one.comune.family.write(news(1));
    await hasMessages(one, 1);
    equal(stops, 0);
    await one.store.close();
  });
});
