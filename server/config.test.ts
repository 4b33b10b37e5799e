import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { readConfig, variables } from './config.ts';

suite('configuration', () => {
  let dir: string;
  before(() => {
    dir = mkdtempSync(join(tmpdir(), 'config-'));
  });
  after(() => {
    rmSync(dir, { recursive: true });
  });
  const secret = 'a-secret-of-at-least-thirty-two-characters';
  const production = () => ({
    NODE_ENV: 'production',
    DATA_DIR: dir,
    PUBLIC_ORIGIN: 'https://portale.example.it',
    PEPPER: secret,
    COUCHDB_JWT_SECRET: secret,
    COUCHDB_URL: 'https://porta%40l:s%2Fegreta@couch.example.it/',
    SMTP_URL: 'smtps://portale:segreta@posta.example.it',
    MAIL_FROM: 'Portale Genitori <scuola@comune.example.it>',
  });

  test('needs nothing on a machine for trying, and stays on it', () => {
    const config = readConfig({ DATA_DIR: dir });
    assert.equal(config.HOST, '127.0.0.1');
    assert.equal(config.PORT, 8080);
    assert.equal(config.PORTAL_DEMO, false);
    assert.equal(config.COUCHDB_URL, undefined);
    assert.ok(config.PEPPER.length >= 32);
    assert.notEqual(config.PEPPER, config.COUCHDB_JWT_SECRET);
  });

  test('keeps the secrets it makes, for this user only', () => {
    const first = readConfig({ DATA_DIR: dir });
    assert.equal(readConfig({ DATA_DIR: dir }).PEPPER, first.PEPPER);
    const file = join(dir, 'secrets', 'pepper');
    assert.equal(readFileSync(file, 'utf8'), first.PEPPER);
    assert.equal(statSync(file).mode & 0o777, 0o600);
  });

  test('takes the administrator out of CouchDB’s address', () => {
    const config = readConfig(production());
    assert.equal(config.COUCHDB_URL, 'https://couch.example.it');
    assert.equal(config.COUCHDB_ADMIN, 'porta@l');
    assert.equal(config.COUCHDB_PASSWORD, 's/egreta');
  });

  test('names the variable that cannot be used, and never quotes it', () => {
    const faults: [string, string][] = [
      ['PORT', '70000'],
      ['PORT', '80a'],
      ['PUBLIC_ORIGIN', 'https://portale.example.it/app'],
      ['PUBLIC_ORIGIN', 'nonsense'],
      ['COUCHDB_URL', 'couch:5984'],
      ['COMUNE_SITE', 'https://a:segreta@example.it'],
      ['PEPPER', 'short-pepper'],
      ['LOG_LEVEL', 'chatty'],
      ['PORTAL_DEMO', 'yes'],
      ['NODE_ENV', 'staging'],
      ['SMTP_URL', 'https://posta.example.it'],
    ];
    for (const [key, value] of faults)
      assert.throws(
        () => readConfig({ DATA_DIR: dir, [key]: value }),
        (error: Error) =>
          error.message.startsWith(`${key} `) && !error.message.includes(value),
        key,
      );
    assert.throws(
      () => readConfig({ DATA_DIR: dir, COUCHDB_URL: 'http://couch:5984' }),
      /^ConfigError: COUCHDB_ADMIN is needed/,
    );
  });

  test('starts no production without its secrets, over plain http, or with the demo', () => {
    assert.equal(readConfig(production()).NODE_ENV, 'production');
    const needed = [
      'PUBLIC_ORIGIN',
      'PEPPER',
      'COUCHDB_JWT_SECRET',
      'SMTP_URL',
      'MAIL_FROM',
    ];
    for (const key of needed)
      assert.throws(
        () => readConfig({ ...production(), [key]: '' }),
        { key },
        key,
      );
    const plain = { PUBLIC_ORIGIN: 'http://portale.example.it' };
    assert.throws(() => readConfig({ ...production(), ...plain }), {
      key: 'PUBLIC_ORIGIN',
    });
    assert.throws(() => readConfig({ ...production(), PORTAL_DEMO: '1' }), {
      key: 'PORTAL_DEMO',
    });
  });

  test('says what every variable means', () => {
    for (const [key, { meaning }] of Object.entries(variables))
      assert.ok(meaning.length > 10, key);
  });
});
