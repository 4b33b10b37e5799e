import { startEmbedded } from '../../couch/embedded/main.ts';
import { shiftClock } from './shift-clock.ts';

/** An embedded CouchDB in a process of its own, to be killed and put back to older data. */
const { dir, port, password, kid, secret, aheadMs } = JSON.parse(
  process.argv[2] ?? '',
) as Record<'dir' | 'port' | 'password' | 'kid' | 'secret' | 'aheadMs', string>;
shiftClock(Number(aheadMs));

const server = await startEmbedded({
  dir,
  port: Number(port),
  admin: { name: 'admin', password },
  jwt: { kid, secret },
});
process.once('SIGTERM', () => {
  void server.close().then(() => process.exit(0));
});
process.once('disconnect', () => process.exit(0));
process.send?.(server.url);
