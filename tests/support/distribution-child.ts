import { adminOf } from '../../server/couch/admin.ts';
import { couchAt } from '../../server/couch/couch.ts';
import { startDistribution } from '../../server/distribution/start-distribution.ts';
import { createLog } from '../../server/log.ts';

/** The distribution in a process of its own, to be killed; its lease is short, so that the next one need not wait long. */
const { url, password, kid, secret } = JSON.parse(
  process.argv[2] ?? '',
) as Record<'url' | 'password' | 'kid' | 'secret', string>;

const distribution = startDistribution({
  couch: couchAt({ url, key: { kid, secret } }),
  admin: adminOf(url, 'admin', password),
  log: createLog('error'),
  leaseMs: 1000,
});
process.once('SIGTERM', () => {
  void distribution.stop().then(() => process.exit(0));
});
process.once('disconnect', () => process.exit(0));
process.send?.('started');
