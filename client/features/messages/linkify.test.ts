import { render } from 'lit';
import { equal, ok } from '../../../tests/support/assert.ts';
import { bodyText } from './body-text.ts';
import { linkify } from './linkify.ts';

suite('a text written by people', () => {
  test('keeps every letter when it is cut at its links', () => {
    const text =
      'Vedi https://www.comune.esempio.it/mensa, o scrivi a mensa@comune.esempio.it. Grazie (fine)';
    equal(
      linkify(text)
        .map((part) => part.text)
        .join(''),
      text,
    );
  });

  test('links web and e-mail addresses without the sign that ends the sentence', () => {
    const links = linkify(
      'Su https://a.esempio.it/x?y=1. Oppure info@esempio.it!',
    ).filter((part) => part.href);
    equal(links, [
      {
        text: 'https://a.esempio.it/x?y=1',
        href: 'https://a.esempio.it/x?y=1',
      },
      { text: 'info@esempio.it', href: 'mailto:info@esempio.it' },
    ]);
  });

  test('never links a script or data address', () => {
    const text =
      'javascript:alert(1) data:text/html,x vbscript:x JAVASCRIPT://x.it/%0aalert(1) ftp://x.it/y';
    ok(linkify(text).every((part) => !part.href));
  });

  test('shows markup as letters', () => {
    const host = document.createElement('div');
    render(
      bodyText(
        '<img src=x onerror="window.hacked=1">\n<script>1</script>\n\nhttps://x.it/"onmouseover="alert(1)',
      ),
      host,
    );
    equal(host.querySelectorAll('img, script').length, 0);
    equal(host.querySelector('a')?.getAttribute('href'), 'https://x.it/');
    ok(
      ![...host.querySelectorAll('*')].some((one) =>
        one.hasAttribute('onmouseover'),
      ),
    );
    equal(host.querySelectorAll('p').length, 2);
  });
});
