import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { ada, cohesionRig } from '../../../tests/support/cohesion-rig.ts';
import { cookieJar } from '../../../tests/support/cookie-jar.ts';

suite('an answer of Cohesion’s that is not what it seems', () => {
  let rig: Awaited<ReturnType<typeof cohesionRig>>;
  before(async () => {
    rig = await cohesionRig();
  });
  after(async () => {
    await rig.stop();
    assert.deepEqual(rig.finished, []);
  });

  const forge = (auth = '', change: (xml: string) => string) =>
    Buffer.from(change(Buffer.from(auth, 'base64').toString('utf8'))).toString(
      'base64',
    );

  test('is refused when another browser began, and left to whom it belongs', async () => {
    const thief = cookieJar();
    const victim = cookieJar();
    const form = await rig.goThere(thief);
    assert.equal((await rig.send(victim, form)).status, 403);
    // Not even with a sign-in of the victim's own under way.
    await rig.goThere(victim);
    assert.equal((await rig.send(victim, form)).status, 403);
    assert.equal((await rig.send(thief, form)).status, 200);
    rig.finished.length = 0;
  });

  test('is refused the second time', async () => {
    const jar = cookieJar();
    const form = await rig.goThere(jar);
    const both = await Promise.all([rig.send(jar, form), rig.send(jar, form)]);
    assert.deepEqual(both.map(({ status }) => status).sort(), [200, 403]);
    assert.equal((await rig.send(jar, form)).status, 403);
    rig.finished.length = 0;
  });

  test('is refused after a quarter of an hour', async () => {
    const jar = cookieJar();
    const form = await rig.goThere(jar);
    rig.clock.ahead = 900_000;
    assert.equal((await rig.send(jar, form)).status, 403);
    rig.clock.ahead = 0;
  });

  test('is refused without a state, or with one that never was', async () => {
    const jar = cookieJar();
    const { action, fields } = await rig.goThere(jar);
    const callback = action.replace(/\?.*/, '');
    for (const query of ['', '?s=', '?s=1&s=2', `?s=_${crypto.randomUUID()}`]) {
      const sent = await rig.send(jar, { action: callback + query, fields });
      assert.equal(sent.status, 403, query);
    }
  });

  test('does not lend a session to somebody it does not name', async () => {
    // The ids of one's own session beside somebody else's name, and the other way round.
    const jar = cookieJar();
    const { action, fields } = await rig.goThere(jar);
    const auth = forge(fields['auth'], (xml) =>
      xml.replace(ada.fiscalCode, 'GNNBNC80A01N901V'),
    );
    assert.equal(
      (await rig.send(jar, { action, fields: { auth } })).status,
      403,
    );
    const other = await rig.goThere(cookieJar(), {
      person: 'zoe',
      way: 'eidas',
    });
    const mine = await rig.goThere(jar);
    const ids = /<id_sessione_sso>.*<\/id_sessione_aspnet_sso>/s;
    const theirs =
      ids.exec(Buffer.from(other.fields['auth'] ?? '', 'base64').toString()) ??
      [];
    const lent = forge(mine.fields['auth'], (xml) =>
      xml.replace(ids, theirs[0] ?? ''),
    );
    const sent = await rig.send(jar, { ...mine, fields: { auth: lent } });
    assert.equal(sent.status, 403);
  });

  test('is malformed, with a page that says nothing', async () => {
    const jar = cookieJar();
    const { action, fields } = await rig.goThere(jar);
    const { auth = '' } = fields;
    const xml = (text: string) => Buffer.from(text).toString('base64');
    const bomb = `<!DOCTYPE a [<!ENTITY b "x">]><dsAuth><auth><user>&b;</user></auth></dsAuth>`;
    const bad: [string, string][] = [
      ['empty', ''],
      ['no base64', '<dsAuth/>'],
      ['cut', auth.slice(0, auth.length / 2)],
      ['a letter less', auth.slice(1)],
      ['other XML', xml('<a/>')],
      ['no XML', xml('nothing')],
      ['entities', xml(bomb)],
      [
        'a comment',
        forge(auth, (text) => text.replace('</user>', '<!-- --></user>')),
      ],
      [
        'an instruction',
        forge(auth, (text) => text.replace('</user>', '<?a?></user>')),
      ],
      [
        'a user twice',
        forge(auth, (text) => text.replace('<user>', '<user>X</user><user>')),
      ],
      [
        'a user in a user',
        forge(auth, (text) => text.replace('<user>', '<user><user/>')),
      ],
      ['depth', xml('<a>'.repeat(9000) + '</a>'.repeat(9000))],
      ['no UTF-8', Buffer.from([0x3c, 0x61, 0xff, 0x3e]).toString('base64')],
      [
        'ids of another form',
        forge(auth, (text) =>
          text.replace(/<id_sessione_sso>.*?</s, '<id_sessione_sso>../x<'),
        ),
      ],
    ];
    for (const [name, value] of bad) {
      const sent = await rig.send(jar, { action, fields: { auth: value } });
      assert.equal(sent.status, 400, name);
      assert.match(await sent.text(), /Accesso non riuscito/, name);
    }
    const post = (body: string, type: string, headers = {}) =>
      jar.fetch(action, {
        method: 'POST',
        body,
        headers: { 'content-type': type, ...headers },
      });
    const form = 'application/x-www-form-urlencoded';
    const encoded = `auth=${encodeURIComponent(auth)}`;
    assert.equal((await post(encoded, 'text/plain')).status, 400);
    assert.equal((await post(`${encoded}&${encoded}`, form)).status, 400);
    assert.equal((await post('a'.repeat(200_000), form)).status, 400);
    assert.equal(
      (await post(encoded, form, { 'content-encoding': 'gzip' })).status,
      400,
    );
  });

  test('is not taken from an address', async () => {
    const jar = cookieJar();
    const { action, fields } = await rig.goThere(jar);
    const query = new URLSearchParams(fields).toString();
    assert.equal((await jar.fetch(`${action}&${query}`)).status, 403);
  });
});

suite('the link to Cohesion', () => {
  let rig: Awaited<ReturnType<typeof cohesionRig>>;
  before(async () => {
    rig = await cohesionRig();
  });
  after(() => rig.stop());
  const start = (headers: Record<string, string>, query = '') =>
    cookieJar().fetch(`${rig.home}/auth/cohesion/login${query}`, { headers });

  test('leads there upon a click only', async () => {
    assert.equal((await start({})).status, 303);
    for (const [name, value] of [
      ['sec-fetch-user', '?0'],
      ['sec-fetch-mode', 'cors'],
      ['sec-fetch-dest', 'iframe'],
      ['sec-fetch-site', 'cross-site'],
    ] as const) {
      const before = rig.portal.docs.size;
      const shown = await start(
        {
          ...(name === 'sec-fetch-site' && { 'sec-fetch-user': '' }),
          [name]: value,
        },
        '?returnTo=/a%22b',
      );
      assert.equal(shown.status, 200);
      assert.match(
        await shown.text(),
        /href="\/auth\/cohesion\/login\?returnTo=\/a%22b"/,
      );
      assert.equal(rig.portal.docs.size, before);
    }
  });

  test('leads there from a page of ours in browsers that say nothing of clicks', async () => {
    const safari = { 'sec-fetch-user': '', 'sec-fetch-site': 'same-origin' };
    assert.equal((await start(safari)).status, 303);
    const frame = { ...safari, 'sec-fetch-dest': 'iframe' };
    assert.equal((await start(frame)).status, 200);
  });

  test('leads nowhere but to the configured host, and back to nowhere but here', async () => {
    const answer = await start(
      {},
      '?returnTo=https://evil.example&entityID=evil',
    );
    const location = new URL(answer.headers.get('location') ?? '');
    assert.equal(location.origin, rig.away);
    assert.equal(location.searchParams.get('entityID'), null);
    const xml = Buffer.from(
      location.searchParams.get('auth') ?? '',
      'base64',
    ).toString();
    assert.ok(!xml.includes('evil'));
    assert.match(
      xml,
      /<stilesheet>AuthRestriction=2,1;http:[^;]*\/auth\/cohesion\/signed-out;UType=c;eidas=1<\/stilesheet>/,
    );
    assert.match(xml, /<id_sito>PROVA&amp;CO<\/id_sito>/);
  });

  test('asks for employees where somebody signs in as one', async () => {
    const answer = await start({}, '?as=staff');
    const { searchParams } = new URL(answer.headers.get('location') ?? '');
    const xml = Buffer.from(
      searchParams.get('auth') ?? '',
      'base64',
    ).toString();
    assert.match(xml, /;UType=d;/);
  });
});
