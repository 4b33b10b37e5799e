import { equal, ok } from '../../../tests/support/assert.ts';
import {
  alert,
  answer,
  asked,
  close,
  every,
  json,
  open,
  page,
  text,
} from '../../../tests/support/sign-in-host.ts';
import { until } from '../../../tests/support/until.ts';

const back = '/altro/deleghe/nuova?figlio=1';
const at = `/entra?forte=1&verso=${encodeURIComponent(back)}`;
const hrefOf = (selector: string) =>
  new URL(page.querySelector<HTMLAnchorElement>(selector)?.href ?? '');

suite('proving again who one is, for a sensitive act', () => {
  setup(() => open(every, at));
  teardown(close);

  test('says why, for whom, and leads back without it', async () => {
    ok(text().includes('Conferma chi sei'));
    ok(text().includes('delle ultime 12 ore'));
    ok(!text().includes('Stai usando il portale come'));
    page.who = 'Elena Morri';
    await page.updateComplete;
    ok(text().includes('Stai usando il portale come Elena Morri'));
    const { pathname, search } = hrefOf('.entrance-help a');
    equal(pathname + search, back);
  });

  test('every way comes back to where one was, and Cohesion asks no choice again', () => {
    const cohesion = hrefOf('a[href^="/auth/cohesion/login"]').searchParams;
    equal(cohesion.get('returnTo'), back);
    equal(cohesion.get('renew'), '1');
    const cie = hrefOf('a[href^="/auth/cie/login"]').searchParams;
    equal(cie.get('returnTo'), back);
    equal(cie.get('renew'), null);
  });

  test('offers no way in for newcomers or for others', () => {
    ok(!text().includes('Registrati'));
    ok(!text().includes('Accedi come dipendente'));
  });

  test('a password counts only with a second step, and the page says so before and after', async () => {
    ok(text().includes('con la password e il secondo passaggio'));
    answer(every, () => json(403, { error: 'strong-needed' }));
    for (const [id, value] of [
      ['username', 'elena'],
      ['password', 'segreta'],
    ] as const) {
      const input = page.querySelector<HTMLInputElement>(`#${id}`);
      if (input) input.value = value;
    }
    page.querySelector('form')?.requestSubmit();
    await until('the refusal', () =>
      alert().includes('La password da sola non basta'),
    );
    equal(asked, [{ username: 'elena', password: 'segreta', strong: true }]);
  });

  test('is no way in by password where the Comune has no such accounts', async () => {
    close();
    await open(
      { ...every, ways: every.ways.filter((one) => one.scheme !== 'local') },
      at,
    );
    equal(page.querySelector('form'), null);
  });
});
