import type { DemoTown } from '../couch/demo/town.ts';
import { ConfigError } from './config-values.ts';
import type { Config } from './config.ts';
import type { Sandbox } from './sandbox/start-sandbox.ts';

/**
 * The identity providers with invented persons, where the configuration wants them. Their code is left out of the built
 * server (sw/build.ts): it cannot be talked into starting them. @throws ConfigError
 */
export async function openSandbox(
  config: Config,
  town: DemoTown | undefined,
): Promise<Sandbox | undefined> {
  const { SANDBOX, NODE_ENV, DATA_DIR, SANDBOX_PORT } = config;
  if (!SANDBOX || NODE_ENV === 'production') return undefined;
  const { startSandbox } = await import('./sandbox/start-sandbox.ts').catch(
    (error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND')
        throw error;
      throw new ConfigError('SANDBOX', 'is not part of a built server');
    },
  );
  const { PUBLIC_ORIGIN, PORT } = config;
  return startSandbox({
    dataDir: DATA_DIR,
    port: SANDBOX_PORT,
    town,
    portal: PUBLIC_ORIGIN ?? `http://localhost:${PORT}`,
  });
}
