import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { after, before, suite, test } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { localPaths } from '#model/local-protocol.ts';
import { openBrowser } from '../support/browser.ts';
import {
  cookieOf,
  password,
  startTestServer,
  type TestServer,
} from '../support/test-server.ts';

/** The page calls us as the app does, and answers a ceremony by the browser itself. */
async function call(
  page: Page,
  path: string,
  body: object,
): Promise<{ status: number; body: Record<string, unknown> }> {
  const answer = await page.evaluate(
    async (to, json) => {
      const response = await fetch(to, {
        method: 'POST',
        headers: { 'portal-app': '1', 'content-type': 'application/json' },
        body: json,
      });
      return { status: response.status, text: await response.text() };
    },
    path,
    JSON.stringify(body),
  );
  const read = JSON.parse(answer.text) as Record<string, unknown>;
  return { status: answer.status, body: read };
}

async function create(page: Page, options: object): Promise<object> {
  const made = await page.evaluate(async (json) => {
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
      JSON.parse(json) as PublicKeyCredentialCreationOptionsJSON,
    );
    return JSON.stringify(await navigator.credentials.create({ publicKey }));
  }, JSON.stringify(options));
  return JSON.parse(made) as object;
}

async function get(page: Page, options: object): Promise<object> {
  const answered = await page.evaluate(async (json) => {
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(
      JSON.parse(json) as PublicKeyCredentialRequestOptionsJSON,
    );
    return JSON.stringify(await navigator.credentials.get({ publicKey }));
  }, JSON.stringify(options));
  return JSON.parse(answered) as object;
}

suite('a passkey in a real browser', () => {
  let server: TestServer;
  let browser: Browser;
  let profile: string;
  let page: Page;
  before(async () => {
    server = await startTestServer();
    ({ browser, profile } = await openBrowser());
    page = await browser.newPage();
    // The page is an answer for programs, which may call nothing.
    await page.setBypassCSP(true);
    const session = await page.createCDPSession();
    await session.send('WebAuthn.enable');
    await session.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    // Any answer of ours makes a page of our origin; passkeys know us by the name, not the number.
    const url = server.url.replace('127.0.0.1', 'localhost');
    await page.goto(`${url}/auth/ways`);
  });
  after(async () => {
    await browser.close();
    await rm(profile, { recursive: true, force: true });
    await server.close();
  });

  test('is added by a parent who has signed in by password, and then signs in alone', async () => {
    const login = { username: 'ada.prova', password };
    const first = await call(page, localPaths.login, login);
    assert.equal(first.status, 200);
    const asked = await call(page, localPaths.passkeyOptions, {});
    const response = await create(page, asked.body['options'] as object);
    const { ceremony } = asked.body;
    const name = 'Telefono di Ada';
    const body = { ceremony, response, name };
    const added = await call(page, localPaths.passkeyAdd, body);
    assert.equal(added.status, 200, JSON.stringify(added.body));
    await call(page, '/auth/logout', {});

    const started = await call(page, localPaths.passkeySignInOptions, {});
    const signed = await get(page, started.body['options'] as object);
    const done = await call(page, localPaths.passkeySignIn, {
      ceremony: started.body['ceremony'],
      response: signed,
    });
    assert.equal(done.status, 200, JSON.stringify(done.body));
    const access = done.body['access'] as { by: string; level: number };
    assert.equal(access.by, 'local');
    assert.equal(access.level, 2);
    const again = await call(page, localPaths.login, login);
    assert.deepEqual(Object.keys(again.body), ['secondStep']);
  });

  test('answers nobody who asks from another name', async () => {
    const other = await fetch(server.url + localPaths.passkeySignInOptions, {
      method: 'POST',
      headers: { 'portal-app': '1', 'content-type': 'application/json' },
      body: '{}',
    });
    assert.equal(cookieOf(other), '');
    const { options } = (await other.json()) as { options: object };
    const elsewhere = await browser.newPage();
    await elsewhere.goto(`${server.url}/auth/ways`);
    await assert.rejects(
      get(elsewhere, options),
      /SecurityError|invalid domain/,
    );
    await elsewhere.close();
  });
});
