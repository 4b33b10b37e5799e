import { createServer, type AddressInfo } from 'node:net';

/**
 * The configuration with a port that is known before anybody is told it: SPID, CIE and those to try them with call the
 * portal by its address. Only for PORT 0 without PUBLIC_ORIGIN, on a machine for trying.
 */
export async function withKnownPort<
  C extends { PORT: number; HOST: string; PUBLIC_ORIGIN: string | undefined },
>(config: C): Promise<C> {
  return config.PORT === 0 && config.PUBLIC_ORIGIN === undefined
    ? { ...config, PORT: await freePort(config.HOST) }
    : config;
}

/** A port that nobody listens at now. */
export async function freePort(host: string): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject);
    probe.listen(0, host, resolve);
  });
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
