import { equal } from '../../tests/support/assert.ts';
import { CallError } from './errors.ts';
import {
  askLocal,
  LocalRefusal,
  readSecurity,
  refusalOf,
  weaknessOf,
} from './local-account.ts';

const answering = (status: number, body: unknown, headers = {}) => ({
  fetch: () =>
    Promise.resolve(
      new Response(JSON.stringify(body), {
        status,
        headers: { 'content-type': 'application/json', ...headers },
      }),
    ),
});
const failure = (status: number, body: unknown, headers = {}) =>
  askLocal(
    'reset',
    { token: 't', password: 'p' },
    answering(status, body, headers),
  ).catch((error: unknown) => error);

suite('calls of the local accounts', () => {
  test('keep what a refusal says, for the words on the page', async () => {
    const weak = {
      error: 'weak-password',
      faults: ['short'],
      least: 15,
      suggestions: [],
    };
    equal(weaknessOf(await failure(422, weak))?.faults, ['short']);
    equal(refusalOf(await failure(410, { error: 'link-over' })), 'link-over');
    const wait = await failure(
      429,
      { error: 'too-many' },
      { 'retry-after': '90' },
    );
    equal(wait instanceof LocalRefusal && wait.body, {
      retryAfter: 90,
      error: 'too-many',
    });
  });

  test('tell a Comune out of service from a refusal', async () => {
    const away = await failure(503, { error: 'couch-away' });
    equal(away instanceof CallError && away.code, 'server-away');
    const cut = await askLocal(
      'forgot',
      { email: 'a@b.it' },
      { fetch: () => Promise.reject(new TypeError('network')) },
    ).catch((error: unknown) => error);
    equal(cut instanceof CallError && cut.code, 'offline');
  });

  test('say that there is nothing to see for who entered another way', async () => {
    equal(
      await readSecurity(answering(404, { error: 'not-found' })),
      undefined,
    );
  });
});
