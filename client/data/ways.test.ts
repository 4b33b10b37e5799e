import { equal } from '../../tests/support/assert.ts';
import { CallError } from './errors.ts';
import { fetchWays, rememberedWays } from './ways.ts';

const view = {
  comune: { name: 'Comune di Prova', site: 'https://www.comune.esempio.it' },
  ways: [{ scheme: 'local', register: true }],
  sandbox: false,
};
const answering = (body: unknown, status = 200) => ({
  fetch: () =>
    Promise.resolve(
      new Response(JSON.stringify(body), {
        status,
        headers: { 'content-type': 'application/json' },
      }),
    ),
});
const codeOf = (error: unknown) =>
  error instanceof CallError ? error.code : String(error);

suite('the ways in', () => {
  setup(() => {
    localStorage.removeItem('portale-ways');
  });
  teardown(() => {
    localStorage.removeItem('portale-ways');
  });

  test('are remembered, so that the Comune has its name without network too', async () => {
    equal(rememberedWays(), undefined);
    equal((await fetchWays(answering(view))).comune.name, 'Comune di Prova');
    const cut = await fetchWays({
      fetch: () => Promise.reject(new TypeError('network')),
    }).catch(codeOf);
    equal(cut, 'offline');
    equal(rememberedWays()?.ways, view.ways);
  });

  test('are not taken from an answer of another shape', async () => {
    equal(await fetchWays(answering({ ways: 1 })).catch(codeOf), 'server-away');
    equal(await fetchWays(answering({}, 404)).catch(codeOf), 'server-away');
    localStorage.setItem('portale-ways', '{');
    equal(rememberedWays(), undefined);
  });
});
