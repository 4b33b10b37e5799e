import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { PasswordFault } from '#model/local-protocol.ts';
import { judgePassword } from './judge-password.ts';
import type { Context } from './password-context.ts';
import { measureStrength } from './password-strength.ts';

const context: Context = {
  name: ['Mario Rossi', 'Mario', 'Rossi'],
  'birth-date': ['1985', '12031985', '19850312', '120385'],
  child: ['Giulia', 'Rossi'],
  comune: ['Comune di Montelago', 'portale genitori'],
  email: ['mario.rossi85@posta.example', 'mario.rossi85'],
  'fiscal-code': ['RSSMRA85C12H501Z'],
};
const judge = (password: string, least = 15) =>
  judgePassword(password, { least, context, measure: measureStrength });

suite('a new password', () => {
  test('may be any words or characters, as long as they are many', async () => {
    for (const password of [
      'gelato verde sotto il tavolo',
      'quattro-parole-per-provare',
      'Giulia mangia il gelato verde',
      'x9$kL2!qPz8@vBn',
      'каша гречневая с маслом',
      '🦊🐢🌵🚲🎻🧦🪁🍋🦉🎈🐙🌻🧩🪴🦔',
      'perché no, àèìòù €uro',
      `gelato verde ${'sotto il tavolo '.repeat(60)}`.slice(0, 1000),
    ])
      assert.equal(await judge(password), undefined, password.slice(0, 40));
  });

  test('is refused for what guessers and neighbours try', async () => {
    const cases: [string, PasswordFault][] = [
      ['tavolo verde', 'short'],
      ['🦊🐢🌵🚲🎻🧦🪁🍋', 'short'],
      ['iloveyou12345678', 'common'],
      ['qwertyuiopasdfgh', 'common'],
      ['Password1234567890', 'common'],
      ['passwordpassword', 'guessable'],
      ['amoremioamoremio', 'guessable'],
      ['aaaaaaaaaaaaaaaaaaaaaaaa', 'guessable'],
      ['123456789012345', 'common'],
      ['Mario.Rossi.1985', 'name'],
      ['Mario.Rossi.1985', 'birth-date'],
      ['M4r10R0ss1!!1985', 'name'],
      ['5891.issoR.oiraM', 'name'],
      ['Giulia.12031985!', 'child'],
      ['RSSMRA85C12H501Z', 'fiscal-code'],
      ['rssmra85c12h501z1!', 'fiscal-code'],
      ['mario.rossi85@posta', 'email'],
      ['Comune-di-Montelago', 'comune'],
      ['PortaleGenitori1!', 'comune'],
      ['à'.repeat(501), 'long'],
    ];
    for (const [password, fault] of cases) {
      const { error, faults, least } = (await judge(password)) ?? {};
      assert.equal(error, 'weak-password', password);
      assert.ok(faults?.includes(fault), `${password}: ${String(faults)}`);
      assert.equal(least, 15);
    }
  });

  test('may be shorter beside a second factor, not weaker than what can be tried at sign-in', async () => {
    assert.equal(await judge('x9$kL2!q', 8), undefined);
    assert.deepEqual((await judge('x9$kL2!', 8))?.faults, ['short']);
    assert.ok((await judge('password', 8))?.faults.includes('common'));
    assert.ok((await judge('mario1985', 8))?.faults.includes('name'));
  });

  test('is refused with advice in the words’ keys', async () => {
    const weak = await judge('aaaaaaaaaaaaaaaaaaaaaaaa');
    assert.equal(weak?.warning, 'simpleRepeat');
    assert.ok(weak.suggestions.includes('repeated'));
  });

  test('is judged in little time, whatever it is', async () => {
    await judge('warm up the dictionaries');
    for (const password of [
      '@4$3!1057|+'.repeat(90),
      'aA@4'.repeat(250),
      '12'.repeat(500),
      'abcdefgh'.repeat(125),
    ]) {
      const start = performance.now();
      await judge(password);
      const ms = performance.now() - start;
      assert.ok(ms < 2000, `${password.slice(0, 12)}: ${ms} ms`);
    }
  });
});
