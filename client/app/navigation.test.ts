import { equal } from '../../tests/support/assert.ts';
import { until } from '../../tests/support/until.ts';
import { followLinks } from './follow-links.ts';
import { createNavigation, hrefTo, type Change } from './navigation.ts';

suite('navigation', () => {
  const before = location.href;
  const navigation = createNavigation(window);
  let changes: Change[] = [];
  const stop = navigation.listen((change) => changes.push(change));

  setup(() => {
    history.replaceState(null, '', '/presenze?figlio=g');
    changes = [];
  });
  suiteTeardown(() => {
    stop();
    history.replaceState(null, '', before);
  });

  test('tells where it went', () => {
    navigation.go('/conto');
    equal(changes[0]?.url.pathname, '/conto');
    equal(changes[0]?.how, 'go');
  });

  test('goes up by going back when it came from there, so that the history does not grow', async () => {
    navigation.go('/presenze/2026-03-12?figlio=g');
    const { length } = history;
    navigation.up('/presenze');
    await until('the way back', () => changes.length === 2);
    equal(changes[1]?.how, 'back');
    equal(location.pathname + location.search, '/presenze?figlio=g');
    equal(history.length, length);
  });

  test('goes up to the parent when a link from elsewhere led here, keeping the child', () => {
    history.replaceState(null, '', '/presenze/2026-03-12?figlio=g');
    navigation.up('/presenze');
    equal(location.pathname + location.search, '/presenze?figlio=g');
    equal(changes[0]?.how, 'replace');
  });

  test('remembers how far the page it left was scrolled', async () => {
    const tall = document.createElement('div');
    tall.style.blockSize = '5000px';
    document.body.append(tall);
    scrollTo(0, 700);
    navigation.go('/conto');
    history.back();
    await until('the way back', () => changes.length === 2);
    tall.remove();
    equal(changes[1]?.scroll, 700);
  });

  test('carries the chosen child into a link that names none', () => {
    const query = new URLSearchParams('figlio=g&mese=2026-03');
    equal(hrefTo({ query }, '/conto'), '/conto?figlio=g');
    equal(hrefTo({ query }, '/conto?figlio=t'), '/conto?figlio=t');
    equal(hrefTo({ query: new URLSearchParams() }, '/conto'), '/conto');
  });
});

suite('links', () => {
  const gone: string[] = [];
  const root = document.createElement('div');
  followLinks(root, {
    url: new URL('/', location.href),
    go: (to) => gone.push(to),
    up: () => undefined,
    listen: () => () => undefined,
  });
  const click = (html: string, init: MouseEventInit = {}) => {
    root.innerHTML = html;
    const event = new MouseEvent('click', {
      bubbles: true,
      cancelable: true,
      composed: true,
      ...init,
    });
    let prevented = false;
    // The test's page must not leave: the last listener stops what the app let through.
    root.addEventListener(
      'click',
      (last) => {
        prevented = last.defaultPrevented;
        last.preventDefault();
      },
      { once: true },
    );
    root.querySelector('a')?.dispatchEvent(event);
    return prevented;
  };
  setup(() => {
    gone.length = 0;
    document.body.append(root);
  });
  teardown(() => {
    root.remove();
  });

  test('of the app are followed without a new page', () => {
    equal(click('<a href="/presenze?figlio=g">x</a>'), true);
    equal(gone, ['/presenze?figlio=g']);
  });

  test('stay the browser’s when the reader asked for another tab, a download or another site', () => {
    equal(click('<a href="/conto">x</a>', { ctrlKey: true }), false);
    equal(click('<a href="/conto" target="_blank">x</a>'), false);
    equal(click('<a href="/conto" download>x</a>'), false);
    equal(click('<a href="https://altro.example/">x</a>'), false);
    equal(click('<a href="/sync/town/a/b.pdf">x</a>'), false);
    equal(gone, []);
  });
});
