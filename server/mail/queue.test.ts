import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, suite, test } from 'node:test';
import { PassThrough } from 'node:stream';
import {
  startTestServer,
  type TestServer,
} from '../../tests/support/test-server.ts';
import { documentsAt } from '../couch/documents-at.ts';
import { createLog } from '../log.ts';
import { sealWith } from '../seal.ts';
import { mailQueue, type MailQueue } from './queue.ts';
import { Undeliverable, type Message } from './transport.ts';

const letter = {
  subject: 'Prova',
  lines: ['Una riga.', 'E un’altra <con> segni & lettere.'],
  link: { label: 'Apri', href: 'https://portale.example.it/x#segreto' },
};

suite('mails', () => {
  let server: TestServer;
  let queues: MailQueue[];
  let delivered: Message[];
  let trouble: Error | undefined;
  let logged: string;
  const clock = { ms: 0 };
  before(async () => {
    server = await startTestServer();
  });
  after(() => server.close());

  const queue = (deliver?: (message: Message) => Promise<void>) => {
    const { url, jwt } = server.database;
    const portal = documentsAt(url, jwt)(
      { role: 'portal', sub: 'portal' },
      'portal',
    );
    const sink = new PassThrough();
    sink.on('data', (chunk: Buffer) => (logged += chunk.toString()));
    const made = mailQueue({
      portal,
      couch: server.couch,
      seal: sealWith('un segreto di prova lungo abbastanza', 'mail'),
      transport: {
        deliver:
          deliver ??
          ((message) => {
            if (trouble) return Promise.reject(trouble);
            delivered.push(message);
            return Promise.resolve();
          }),
        close: () => undefined,
      },
      log: createLog('debug', sink),
      now: () => new Date(clock.ms),
      signature: 'Comune di Prova',
    });
    queues.push(made);
    return made;
  };
  const waiting = async () => {
    const { url, headers } = server.database.admin;
    const query = 'startkey="mail:"&endkey="mail:z"&include_docs=true';
    const all = await fetch(`${url}/portal/_all_docs?${query}`, { headers });
    return (await all.json()) as { rows: { doc: object }[] };
  };
  beforeEach(() => {
    clock.ms = Date.parse('2026-11-23T09:00:00Z');
    queues = [];
    delivered = [];
    trouble = undefined;
    logged = '';
  });
  afterEach(async () => {
    for (const one of queues) await one.stop();
    const { url, headers } = server.database.admin;
    for (const { doc } of (await waiting()).rows) {
      const { _id, _rev } = doc as { _id: string; _rev: string };
      const path = `${encodeURIComponent(_id)}?rev=${_rev}`;
      await fetch(`${url}/portal/${path}`, { method: 'DELETE', headers });
    }
  });

  test('leave by themselves, as text and as HTML, and nothing of them stays', async () => {
    const mail = queue();
    await mail.send('elena@posta.example', letter);
    await mail.flush();
    const [message] = delivered;
    assert.equal(delivered.length, 1);
    assert.equal(message?.to, 'elena@posta.example');
    assert.match(message.text, /^Una riga\.\n\nE un’altra <con> segni/);
    assert.match(message.text, /Apri:\nhttps:\/\/portale.*#segreto\n\nComune/);
    assert.match(message.html, /altra &lt;con&gt; segni &amp; lettere/);
    assert.match(message.html, /href="https:\/\/portale\.example\.it\/x#seg/);
    assert.deepEqual((await waiting()).rows, []);
  });

  test('wait sealed while the mail server is away, longer each time', async () => {
    trouble = Object.assign(new Error('elena@posta.example'), {
      code: 'ECONNREFUSED',
    });
    const mail = queue();
    await mail.send('elena@posta.example', letter);
    assert.equal(await mail.flush(), 0);
    const { rows } = await waiting();
    assert.equal(rows.length, 1);
    const kept = JSON.stringify(rows);
    for (const secret of ['elena', 'segreto', 'Prova'])
      assert.ok(!kept.includes(secret), secret);
    trouble = undefined;
    assert.equal(await mail.flush(), 0, 'not at once');
    clock.ms += 30_000;
    assert.equal(await mail.flush(), 1);
    assert.match(logged, /ECONNREFUSED/);
    assert.ok(!logged.includes('elena'));
  });

  test('are sent by another process when the one that took them is gone', async () => {
    let began = (): void => undefined;
    const begun = new Promise<void>((resolve) => (began = resolve));
    let crash: ((reason: Error) => void) | undefined;
    const hanging = queue(() => {
      began();
      return new Promise((_resolve, reject) => (crash = reject));
    });
    await hanging.send('elena@posta.example', letter);
    await begun;
    const other = queue();
    assert.equal(await other.flush(), 0, 'the first has it in hand');
    clock.ms += 60_000;
    assert.equal(await other.flush(), 1);
    crash?.(new Error('gone'));
    assert.equal(delivered.length, 1);
  });

  test('leave once, however many processes look', async () => {
    const all = [queue(), queue(), queue()];
    trouble = new Error('not yet');
    for (let turn = 0; turn < 5; turn += 1)
      await all[0]?.send(`parent-${turn}@posta.example`, letter);
    await Promise.all(all.map((one) => one.flush()));
    trouble = undefined;
    clock.ms += 600_000;
    await Promise.all(all.map((one) => one.flush()));
    const to = delivered.map((message) => message.to);
    assert.deepEqual([...new Set(to)].sort(), to.sort());
    assert.equal(to.length, 5);
  });

  test('are given up when refused for good, and when their link is over', async () => {
    const mail = queue();
    trouble = new Undeliverable();
    await mail.send('nessuno@posta.example', letter);
    await mail.flush();
    assert.deepEqual((await waiting()).rows, []);
    trouble = new Error('away');
    const until = new Date(clock.ms + 1_800_000).toISOString();
    await mail.send('elena@posta.example', letter, until);
    await mail.flush();
    trouble = undefined;
    clock.ms += 1_800_000;
    await mail.flush();
    assert.deepEqual((await waiting()).rows, []);
    assert.deepEqual(delivered, []);
  });

  test('without an address are work and no mail', async () => {
    const mail = queue();
    await mail.send(undefined, letter);
    await mail.flush();
    assert.deepEqual(delivered, []);
    assert.deepEqual((await waiting()).rows, []);
  });
});
