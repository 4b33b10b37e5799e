import { pushAll } from '../couch/push.ts';
import { ConfigError } from './config-values.ts';
import { readConfig } from './config.ts';
import { startDistribution } from './distribution/start-distribution.ts';
import { withKnownPort } from './known-port.ts';
import {
  createDemoAccounts,
  loadDemoTown,
  loginTable,
  newcomer,
} from './load-demo-town.ts';
import { createLog, traceOf } from './log.ts';
import { openSandbox } from './open-sandbox.ts';
import { startCouch } from './start-couch.ts';
import { startServer } from './server.ts';

/** Lines for whoever started the portal by hand; what happens later is logged. */
function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** ms after which a stop is no longer graceful. */
const longestStop = 20_000;

async function main(): Promise<void> {
  const config = await withKnownPort(readConfig());
  const log = createLog(config.LOG_LEVEL);
  const couch = await startCouch(config);
  const town = config.PORTAL_DEMO
    ? await loadDemoTown(config, couch.admin, say)
    : undefined;
  const logins = town ? [...town.logins, newcomer] : [];
  if (!config.PORTAL_DEMO)
    await pushAll(couch.admin, { schools: [], families: [] });
  const sandbox = await openSandbox(config, town);
  const server = await startServer(
    config,
    couch.url,
    couch.admin,
    log,
    sandbox,
  );
  await createDemoAccounts(server.accounts, logins);
  if (sandbox) await server.staff.write(sandbox.staff, 'configuration');
  const distribution = config.DISTRIBUTION
    ? startDistribution({ couch: server.couch, admin: couch.admin, log })
    : undefined;

  const address =
    config.PUBLIC_ORIGIN ?? server.url.replace('127.0.0.1', 'localhost');
  say(`Portale Genitori: ${address}`);
  if (sandbox) say(`SPID, CIE and Cohesion to try with: ${sandbox.url}`);
  if (logins.length > 0) say(loginTable(logins));

  // Nothing is known of the state after these; whoever watches the process starts a new one.
  for (const event of ['uncaughtException', 'unhandledRejection'] as const)
    process.on(event, (error: unknown) => {
      log.error('broke down', traceOf(error));
      process.exit(1);
    });

  let stopping = false;
  const stop = async () => {
    // The second signal means now.
    if (stopping) process.exit(1);
    stopping = true;
    // Whatever does not end by itself must not keep an operator waiting.
    setTimeout(() => process.exit(1), longestStop).unref();
    log.info('stopping');
    await server.stop();
    await sandbox?.stop();
    log.debug('server stopped');
    await distribution?.stop();
    log.debug('distribution stopped');
    await couch.close();
    log.info('stopped');
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      stop().catch((error: unknown) => {
        log.error('stop failed', traceOf(error));
        process.exit(1);
      });
    });
}

main().catch((error: unknown) => {
  const text = error instanceof ConfigError ? error.message : String(error);
  process.stderr.write(`${text}\n`);
  process.exit(1);
});
