import { equal } from '../../tests/support/assert.ts';
import { seal, unseal } from './seal.ts';

async function newKey(): Promise<CryptoKey> {
  const algorithm = { name: 'AES-GCM', length: 256 };
  return crypto.subtle.generateKey(algorithm, false, ['encrypt', 'decrypt']);
}

function opens(promise: Promise<unknown>): Promise<boolean> {
  return promise.then(
    () => true,
    () => false,
  );
}

suite('sealing', () => {
  const value = { text: 'Perché no? 🙂', long: 'è'.repeat(50_000), list: [1] };

  test('gives back what was sealed, also where the browser has no base64 of its own', async () => {
    const key = await newKey();
    const sealed = await seal(key, 'here', value);
    equal(await unseal(key, 'here', sealed), value);
    const own = Object.getOwnPropertyDescriptor(Uint8Array, 'fromBase64');
    Reflect.deleteProperty(Uint8Array, 'fromBase64');
    equal(await unseal(key, 'here', sealed), value);
    if (own) Object.defineProperty(Uint8Array, 'fromBase64', own);
  });

  test('opens with no other key, in no other place, with no bit changed', async () => {
    const key = await newKey();
    const sealed = await seal(key, 'here', value);
    equal(await opens(unseal(await newKey(), 'here', sealed)), false);
    equal(await opens(unseal(key, 'there', sealed)), false);
    const other = sealed.startsWith('A') ? 'B' : 'A';
    equal(await opens(unseal(key, 'here', other + sealed.slice(1))), false);
  });
});
