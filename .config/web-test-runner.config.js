import { chromeLauncher } from '@web/test-runner-chrome';

/** Runs the bundles that tests/support/bundle-client-tests.ts makes, in real Chromium. */
export default {
  rootDir: new URL('..', import.meta.url).pathname,
  files: process.env.CLIENT_TESTS ?? 'dist/test/**/*.test.js',
  hostname: '127.0.0.1',
  concurrency: 1,
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 180_000,
  browsers: [
    chromeLauncher({
      launchOptions: {
        executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
        args: [
          '--no-sandbox',
          '--disable-gpu',
          '--disable-quic',
          '--no-first-run',
          '--disable-background-networking',
          '--disable-component-update',
          '--disable-sync',
        ],
      },
    }),
  ],
  testFramework: { config: { ui: 'tdd', timeout: 20_000 } },
};
