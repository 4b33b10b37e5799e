import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { request } from 'node:http';
import { localPaths } from '#model/local-protocol.ts';
import { fakeSmtp } from '../../tests/support/fake-smtp.ts';
import {
  post,
  startTestServer,
  type TestServer,
} from '../../tests/support/test-server.ts';
import { until } from '../../tests/support/until.ts';

/** With a Host header of one's own, which fetch does not allow. */
function get(
  url: string,
  headers: Record<string, string>,
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    request(`${url}/dev/mail`, { headers }, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => (body += chunk.toString()));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, body });
      });
    })
      .on('error', reject)
      .end();
  });
}

suite('the outbox of a machine for trying', () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer({ LOCAL_REGISTRATION: '1' });
  });
  after(() => server.close());

  test('shows mails to whoever sits at it, with their links', async () => {
    const email = 'elena.morri@posta.example';
    await post(server.url, localPaths.register, { email });
    const page = await until('the mail is there', async () => {
      const { body } = await get(server.url, { host: 'localhost:8080' });
      return body.includes(email) ? body : undefined;
    });
    const port = new URL(server.url).port;
    assert.match(
      page,
      new RegExp(`href="http://localhost:${port}/registrazione#[\\w-]{43}"`),
    );
  });

  test('is not there for anybody who comes through another name or a proxy', async () => {
    for (const headers of [
      { host: 'altro.example' },
      { host: 'localhost.altro.example' },
      { host: 'localhost', 'x-forwarded-for': '192.0.2.7' },
    ]) {
      const { body } = await get(server.url, headers);
      assert.ok(!body.includes('Posta in uscita'), JSON.stringify(headers));
    }
  });

  test('is not there where a mail server is configured', async () => {
    const smtp = await fakeSmtp();
    const other = await server.second({ SMTP_URL: smtp.url });
    const { body } = await get(other.url, { host: 'localhost' });
    assert.ok(!body.includes('Posta in uscita'));
    await other.stop(0);
    await smtp.close();
  });
});
