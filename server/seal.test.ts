import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { sealWith } from './seal.ts';

suite('sealed text', () => {
  const box = sealWith('un segreto di prova lungo abbastanza', 'a');
  const seal = (text: string) => box.seal(text);
  const open = (sealed: string) => box.open(sealed);

  test('comes back as it was, and looks different each time', () => {
    const text = 'perché è già così 🗝️';
    const first = seal(text);
    assert.equal(open(first), text);
    assert.notEqual(seal(text), first);
    assert.ok(!Buffer.from(first, 'base64url').toString().includes('perch'));
    assert.equal(open(seal('')), '');
  });

  test('is refused when changed, cut, or sealed for something else', () => {
    const sealed = seal('testo');
    const bytes = Buffer.from(sealed, 'base64url');
    for (let at = 0; at < bytes.length; at += 1) {
      const other = Buffer.from(bytes);
      other[at] = (other[at] ?? 0) ^ 1;
      assert.equal(open(other.toString('base64url')), undefined);
    }
    for (const cut of ['', 'AAAA', sealed.slice(0, -4)])
      assert.equal(open(cut), undefined);
    const secret = 'un segreto di prova lungo abbastanza';
    assert.equal(sealWith(secret, 'b').open(sealed), undefined);
    assert.equal(sealWith(`${secret}!`, 'a').open(sealed), undefined);
  });
});
