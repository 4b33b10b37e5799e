import assert from 'node:assert/strict';
import { afterEach, beforeEach, suite, test } from 'node:test';
import { fakeSmtp, type FakeSmtp } from '../../tests/support/fake-smtp.ts';
import { smtpTransport, Undeliverable, type Transport } from './transport.ts';

const message = {
  to: 'elena@posta.example',
  subject: 'Perché così',
  text: 'Testo, anche con àccenti.\n',
  html: '<p>Testo</p>',
};

suite('the way to a mail server', () => {
  let smtp: FakeSmtp;
  let transport: Transport;
  beforeEach(async () => {
    smtp = await fakeSmtp();
    transport = smtpTransport(smtp.url, 'Portale <scuola@comune.example>');
  });
  afterEach(async () => {
    transport.close();
    await smtp.close();
  });

  test('carries text and HTML, and asks for no automatic answer', async () => {
    await transport.deliver(message);
    const [sent = ''] = smtp.messages;
    assert.match(sent, /^From: Portale <scuola@comune\.example>$/m);
    assert.match(sent, /^To: elena@posta\.example$/m);
    assert.match(sent, /^Auto-Submitted: auto-generated$/m);
    assert.match(sent, /multipart\/alternative/);
    assert.match(sent, /text\/plain/);
    assert.match(sent, /text\/html/);
  });

  test('adds no header and no recipient out of a text', async () => {
    await transport.deliver({
      ...message,
      subject: 'Ciao\r\nBcc: altro@posta.example',
    });
    const [sent = ''] = smtp.messages;
    assert.ok(!/^Bcc:/im.test(sent));
  });

  test('tells a refusal for good from trouble that passes', async () => {
    smtp.answers.RCPT = '550 no such user';
    await assert.rejects(transport.deliver(message), Undeliverable);
    smtp.answers.RCPT = '450 try later';
    await assert.rejects(
      transport.deliver(message),
      (error) => !(error instanceof Undeliverable),
    );
    delete smtp.answers.RCPT;
    smtp.answers.MAIL = '553 sender not allowed';
    await assert.rejects(
      transport.deliver(message),
      (error) => !(error instanceof Undeliverable),
      'ours to mend',
    );
    await smtp.close();
    await assert.rejects(
      transport.deliver(message),
      (error) => !(error instanceof Undeliverable),
    );
  });
});
