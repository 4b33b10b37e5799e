import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { streamChanges } from './stream-changes.ts';

interface Row {
  seq: string;
  id: string;
  doc: unknown;
}

const row = (id: string, text = ''): Row => ({
  seq: `1-${id}`,
  id,
  doc: { _id: id, list: [[1], { a: '}]' }], text },
});

/** The page as CouchDB writes it, or on one line. */
function written(rows: readonly Row[], pretty = true): string {
  const [head, between, tail] = pretty
    ? ['[\n', ',\n', '\n],\n']
    : ['[', ',', '],'];
  const texts = rows.map((one) => JSON.stringify(one)).join(between);
  return `{"results":${head}${texts}${tail}"last_seq":"9-x","pending":4}\n`;
}

/** What comes out when the page arrives in pieces of `size` bytes. */
async function through(page: string, size: number): Promise<string> {
  const bytes = Buffer.from(page);
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += size)
      yield await Promise.resolve(bytes.subarray(at, at + size));
  }
  const out: Buffer[] = [];
  for await (const part of streamChanges(pieces(), (seq) => `${seq}!`))
    out.push(Buffer.from(part));
  return Buffer.concat(out).toString();
}

suite('a page of changes on its way', () => {
  const hard = [
    row('a', 'quote " backslash \\ both \\" many \\\\" end\\'),
    row('_design/validate', 'function () { return "}]"; }'),
    row('b', 'speaks of _design/ and {"id":"_design/x"}'),
    row('_design/by'),
    row('c', 'àèìòù 🙂 ]}'),
    row('d', ''),
  ];
  const left = hard.filter(({ id }) => !id.startsWith('_design/'));

  test('comes out whole and without design documents, however it is cut up', async () => {
    for (const pretty of [true, false])
      for (const size of [1, 2, 3, 5, 7, 16, 61, 100, 1_000_000]) {
        const out = await through(written(hard, pretty), size);
        assert.deepEqual(
          JSON.parse(out),
          { results: left, last_seq: '9-x!', pending: 4 },
          `${size} ${String(pretty)}`,
        );
      }
  });

  test('may be empty, or hold design documents only', async () => {
    for (const rows of [
      [],
      [row('_design/x')],
      [row('_design/x'), row('_design/y')],
    ])
      for (const size of [1, 1000]) {
        const page = JSON.parse(await through(written(rows), size)) as object;
        assert.deepEqual(page, { results: [], last_seq: '9-x!', pending: 4 });
      }
  });

  test('never comes to a good end when it was cut short', async () => {
    const page = written(hard);
    for (let length = 0; length < page.length - 2; length += 1)
      await assert.rejects(
        through(page.slice(0, length), 17),
        SyntaxError,
        String(length),
      );
  });
});
