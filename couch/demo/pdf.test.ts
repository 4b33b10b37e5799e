import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { menuPdf } from './menu.ts';
import { pdfOf } from './pdf.ts';

suite('pdf', () => {
  test('the table of offsets points at every object', () => {
    const file = pdfOf('Più pagine', lines(120)).toString('latin1');
    const table = Number(/startxref\n(\d+)/.exec(file)?.[1]);
    assert.equal(file.slice(table, table + 4), 'xref');
    const entries = [...file.slice(table).matchAll(/(\d{10}) 00000 n/g)];
    assert.ok(entries.length > 8);
    for (const [index, entry] of entries.entries()) {
      const head = `${index + 1} 0 obj`;
      const offset = Number(entry[1]);
      assert.equal(file.slice(offset, offset + head.length), head);
    }
  });

  test('the length of every stream is its bytes', () => {
    const file = pdfOf('Città', lines(3)).toString('latin1');
    const stream = /\/Length (\d+) >>\nstream\n([^]*?)\nendstream/.exec(file);
    assert.equal(Number(stream?.[1]), stream?.[2]?.length);
  });

  test('accents, euro sign and brackets come through in WinAnsi', () => {
    const file = pdfOf('(è) 5 €', []).toString('latin1');
    assert.ok(file.includes('(\\(è\\) 5 \u0080) Tj'));
  });

  test('no line of the menu runs out of the page', () => {
    const shown =
      menuPdf()
        .toString('latin1')
        .match(/\((.*)\) Tj/g) ?? [];
    assert.ok(shown.length > 25);
    for (const line of shown) assert.ok(line.length < 105, line);
  });
});

function lines(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    text: `riga ${index}`,
  }));
}
