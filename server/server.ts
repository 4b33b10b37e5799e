import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp } from './app.ts';
import type { Config } from './config.ts';
import type { Admin } from './couch/admin.ts';
import { couchAt } from './couch/couch.ts';
import { documentsAt } from './couch/documents-at.ts';
import { portal, portalRole } from '#model/databases.ts';
import { attemptsIn } from './identity/attempts.ts';
import {
  localAccounts,
  type LocalAccounts,
} from './identity/local/accounts.ts';
import type { StaffMembers } from './identity/binding/staff-members.ts';
import { identityFrom } from './identity/identity-from.ts';
import { membershipFrom } from './identity/membership.ts';
import { passwordsWith } from './identity/passwords.ts';
import { sessionsIn } from './identity/sessions.ts';
import { traceOf, type Log } from './log.ts';
import type { Sandbox } from './sandbox/start-sandbox.ts';
import { mailFrom } from './mail/mail-from.ts';
import type { Couch } from './couch/couch.ts';
import { checkpointsWith } from './sync/phone/checkpoints.ts';
import type { PhoneDeps } from './sync/phone/deps.ts';
import { serveHints } from './sync/phone/hints.ts';
import { hintHub } from './sync/phone/hint-hub.ts';
import { syncLimit } from './sync/phone/sync-limit.ts';
import { watch } from './sync/phone/watch.ts';
import { staffDoor } from './sync/replication/staff-door.ts';

/** The portal's HTTP server, listening. */
export interface RunningServer {
  /** `http://host:port`. */
  url: string;
  couch: Couch;
  accounts: LocalAccounts;
  staff: StaffMembers;
  /** Takes no more requests, ends the hint streams, and resolves when the last answer is out, or cut after `graceMs`. */
  stop(graceMs?: number): Promise<void>;
}

/** Wires the server's parts to one CouchDB and listens. */
export async function startServer(
  config: Config,
  couchUrl: string,
  admin: Admin,
  log: Log,
  sandbox?: Sandbox,
): Promise<RunningServer> {
  const key = {
    kid: config.COUCHDB_JWT_KID,
    secret: config.COUCHDB_JWT_SECRET,
  };
  const couch = couchAt({ url: couchUrl, key });
  const documents = documentsAt(couchUrl, key);
  const own = documents({ role: portalRole, sub: portalRole }, portal);
  const now = () => new Date();
  const passwords = passwordsWith(config.PEPPER);
  const accounts = localAccounts(own, passwords, now);
  const sessions = sessionsIn(
    own,
    {
      days: config.SESSION_DAYS,
      idleDays: config.SESSION_IDLE_DAYS,
      pepper: config.PEPPER,
      log,
    },
    now,
  );
  const membership = membershipFrom(documents, now);
  const hub = hintHub(Date.now);
  const attempts = attemptsIn(own, config.PEPPER, Date.now);
  let stopping = false;
  const phone: PhoneDeps = {
    couch,
    documents,
    log,
    now,
    sessions,
    membership,
    hub,
    checkpoints: checkpointsWith(config.PEPPER),
    limit: syncLimit(config.SYNC_PER_MINUTE),
  };
  const mail = mailFrom({ config, couch, documents, log, now });
  const comune = { name: config.COMUNE_NAME, site: config.COMUNE_SITE };
  const origin = () => config.PUBLIC_ORIGIN ?? ownOrigin(server);
  const identity = await identityFrom({
    ...{ config, couch, admin, documents, portal: own, accounts, passwords },
    ...{ attempts, mail: mail.queue, sessions, membership, comune, origin },
    ...{ sandbox, log, now },
  });
  const app = createApp({
    ...phone,
    ...identity,
    outbox: mail.outbox,
    door: staffDoor(accounts, attempts, {
      passwordAlone: config.NODE_ENV !== 'production',
    }),
    comune,
    sandbox: sandbox !== undefined,
    origin: config.PUBLIC_ORIGIN,
    trustedProxies: config.TRUSTED_PROXIES,
    client: config.CLIENT_DIR,
    stopping: () => stopping,
  });
  const watching = watch({ couch, admin, hub, sessions, membership, log });
  const tidying = setInterval(() => {
    identity.tidy().catch((error: unknown) => {
      log.warn('what is over not removed', traceOf(error));
    });
  }, 3_600_000);
  const handle = app.callback();
  const server = createServer(
    // Slow requests are cut; slow answers are not, since a hint stream never ends.
    {
      requestTimeout: 60_000,
      headersTimeout: 20_000,
      keepAliveTimeout: 65_000,
    },
    serveHints(phone, config.HINT_MINUTES * 60_000, (request, response) => {
      void handle(request, response);
    }),
  );
  await listen(server, config.PORT, config.HOST);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${config.HOST}:${port}`,
    couch,
    accounts,
    staff: identity.staff,
    async stop(graceMs = 10_000) {
      stopping = true;
      clearInterval(tidying);
      hub.close();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeIdleConnections();
      const timer = setTimeout(() => {
        server.closeAllConnections();
      }, graceMs);
      await Promise.all([closed, watching.stop(), mail.queue.stop()]);
      clearTimeout(timer);
    },
  };
}

/** On a machine for trying, where browsers take localhost for safe and know passkeys by its name. */
function ownOrigin(server: Server): string {
  const { port } = server.address() as AddressInfo;
  return `http://localhost:${port}`;
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
}
