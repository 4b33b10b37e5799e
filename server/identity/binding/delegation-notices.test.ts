import assert from 'node:assert/strict';
import { after, before, beforeEach, suite, test } from 'node:test';
import type { DelegationDoc } from '#model/delegation.ts';
import type { Doc } from '#model/document.ts';
import { samples } from '../../../couch/design/vectors/samples.ts';
import {
  accessRig,
  type AccessRig,
} from '../../../tests/support/access-rig.ts';
import type { Letter } from '../../mail/mail.ts';
import { allowanceIn } from '../local/allowance.ts';
import { delegationNotices } from './delegation-notices.ts';

const at = '2025-09-01T08:00:00.000Z';
const child = 'c0000000-0000-4000-8000-000000000001';
const names = ['Ada', 'Ivo', 'Lia'] as const;
const person = (name: (typeof names)[number], more: object = {}) => ({
  person: `a0000000-0000-4000-8000-00000000000${names.indexOf(name) + 1}`,
  ...{ givenName: name, familyName: 'Prova', from: '2024-09-01' },
  email: `${name.toLowerCase()}@posta.example`,
  ...more,
});
const household = (
  n: number,
  members: ReturnType<typeof person>[],
  children: object[] = [{ child, from: '2024-09-01' }],
) => {
  const family = `f0000000-0000-4000-8000-00000000000${n}`;
  return {
    ...{ _id: `family:${family}`, type: 'family', v: 1, at, family },
    body: { label: `Famiglia ${n}`, members, children, payers: [] },
  } as Doc<'family'>;
};
const given: DelegationDoc = { ...samples.delegation, child };
const with_ = (body: object): DelegationDoc => ({
  ...given,
  body: { ...given.body, ...body },
});

suite('a delegation', () => {
  let rig: AccessRig;
  let sent: { to: string | undefined; letter: Letter }[];
  before(async () => {
    rig = await accessRig();
    await rig.write(
      household(1, [person('Ada'), person('Ivo', { to: '2026-01-31' })]),
    );
    const ended = { child, from: '2024-09-01', to: '2026-06-30' };
    await rig.write(household(2, [person('Lia')], [ended]));
  });
  after(() => rig.close());
  beforeEach(() => {
    sent = [];
  });
  const notices = (most = 20) =>
    delegationNotices({
      ...rig,
      origin: () => 'https://portale.example.it',
      allowed: allowanceIn(rig.portal, `${most}`, rig.now, most),
      mail: {
        send(to, letter) {
          sent.push({ to, letter });
          return Promise.resolve();
        },
      },
    });
  const to = () => sent.map((one) => one.to).sort();
  const said = () => sent.map(({ letter }) => letter.lines[0]).join();

  test('is told to whom the child’s households list today, and to nobody else', async () => {
    await notices()([{ doc: given }]);
    assert.deepEqual(to(), ['ada@posta.example']);
    await rig.write(household(2, [person('Lia')]));
    await notices()([{ doc: given }]);
    assert.deepEqual(to(), [
      'ada@posta.example',
      'ada@posta.example',
      'lia@posta.example',
    ]);
  });

  test('that was given, changed or taken back says so', async () => {
    await notices()([{ doc: given }]);
    assert.match(said(), /È stata data una delega\. È successo .*23 novembre/);
    sent = [];
    await notices()([{ doc: with_({ scopes: ['pay'] }), stored: given }]);
    assert.match(said(), /È stata cambiata una delega/);
    sent = [];
    await notices()([{ doc: with_({ revoked: true }), stored: given }]);
    assert.match(said(), /È stata revocata una delega/);
  });

  test('names no child, no delegate and no right in a mail', async () => {
    await notices()([{ doc: given }]);
    const { givenName, familyName, fiscalCode } = given.body;
    const text = JSON.stringify(sent);
    for (const word of [givenName, familyName, fiscalCode, child, 'Famiglia 1'])
      assert.ok(!text.includes(word), word);
    assert.equal(
      sent[0]?.letter.link?.href,
      'https://portale.example.it/altro/deleghe',
    );
  });

  test('comes as one mail however many were given at once, and as so many a day', async () => {
    const tell = notices(2);
    const before = sent.length;
    await tell([
      { doc: given },
      { doc: with_({ revoked: true }), stored: given },
    ]);
    const mine = () => sent.filter((one) => one.to === 'ada@posta.example');
    assert.equal(mine().length - before, 1);
    assert.match(said(), /data una delega\. È stata revocata una delega/);
    await tell([{ doc: given }]);
    await tell([{ doc: given }]);
    assert.equal(mine().length, 2);
  });
});
