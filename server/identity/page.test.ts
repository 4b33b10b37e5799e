import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { suite, test } from 'node:test';
import { page, pagePolicy } from './page.ts';

const hostile = `"><script>alert(1)</script><a href='x' onclick="y">&`;

suite('a page of the server', () => {
  test('lets no value become markup', () => {
    const html = page({
      title: hostile,
      lines: [hostile],
      action: { href: hostile, label: hostile },
      next: `/${hostile}`,
      comune: hostile,
    });
    assert.ok(!html.includes('<script'));
    assert.ok(!html.includes('onclick="'));
    assert.equal(html.match(/<a /g)?.length, 2);
    assert.equal(html.match(/&lt;script&gt;/g)?.length, 7);
  });

  test('allows its own style and no script at all', () => {
    const html = page({ title: 'Prova', lines: [] });
    const style = /<style>([^]*)<\/style>/.exec(html)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    assert.ok(pagePolicy.includes(`style-src 'sha256-${hash}'`));
    assert.ok(!/unsafe|script-src|\*|https?:/.test(pagePolicy), pagePolicy);
    assert.ok(pagePolicy.startsWith("default-src 'none'"));
  });

  test('goes on at once, and by a link too', () => {
    const html = page({ title: 'Prova', lines: [], next: '/presenze?a=1&b=2' });
    assert.match(
      html,
      /<meta http-equiv="refresh" content="0;url=\/presenze\?a=1&amp;b=2">/,
    );
    assert.match(html, /<a class="action" href="\/presenze\?a=1&amp;b=2">/);
  });

  test('is in Italian and fits a phone', () => {
    const html = page({ title: 'Prova', lines: ['Una riga.'] });
    assert.match(html, /<html lang="it">/);
    assert.match(html, /width=device-width/);
    assert.match(html, /<p>Una riga\.<\/p>/);
  });
});
