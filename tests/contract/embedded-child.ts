import { startEmbedded } from '../../couch/embedded/main.ts';

/** A server in a process of its own, to be killed; tells its address to the parent. */
const server = await startEmbedded({
  dir: process.argv[2] ?? '',
  admin: { name: 'admin', password: 'admin' },
  jwt: { kid: 'test', secret: 'a secret that only tests know, long enough' },
});
process.once('SIGTERM', () => {
  void server.close().then(() => process.exit(0));
});
process.send?.(server.url);
