import { spawn, type ChildProcess } from 'node:child_process';
import { freePort } from '../../server/known-port.ts';
import { until } from './until.ts';
import { tempFolder } from './temp-folder.ts';

export interface Portal {
  /** Where a browser finds it. */
  url: string;
  dataDir: string;
  /** What it has printed so far, both streams. */
  output(): string;
  /** The server's process, for measuring it. */
  pid(): number;
  /** kill -9: no farewell, nothing flushed. */
  kill(): Promise<void>;
  /** Starts it again upon the same data and port. */
  start(): Promise<void>;
  /** The graceful stop of an operator. */
  stop(): Promise<void>;
}

export interface PortalOptions {
  /** Households of the demo town; few are enough and load fast. */
  families?: number;
  dataDir?: string;
  env?: Record<string, string>;
}

/** The whole portal as `npm start` runs it, in a process of its own with its embedded CouchDB and a small demo town. */
export async function startPortal(
  options: PortalOptions = {},
): Promise<Portal> {
  const port = await freePort('127.0.0.1');
  const dataDir = options.dataDir ?? (await tempFolder('portal'));
  const url = `http://localhost:${port}`;
  let output = '';
  let child: ChildProcess | undefined;

  async function start(): Promise<void> {
    output = '';
    const process_ = spawn('node', ['--import', 'tsx', 'server/main.ts'], {
      env: {
        ...process.env,
        PORT: String(port),
        DATA_DIR: dataDir,
        PORTAL_DEMO: '1',
        DEMO_FAMILIES: String(options.families ?? 8),
        LOG_LEVEL: 'warn',
        ...options.env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = process_;
    for (const stream of [process_.stdout, process_.stderr])
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString();
      });
    await until(
      'the portal answers that it is ready',
      async () => {
        if (process_.exitCode !== null) throw new Error(output);
        // The address is printed last, when the demo's accounts are there too.
        return output.includes(url) && (await fetch(`${url}/readyz`)).ok;
      },
      90_000,
    ).catch((error: unknown) => {
      // A test run must not wait for a portal that it gave up.
      process_.kill('SIGKILL');
      throw error;
    });
  }

  async function end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const process_ = child;
    if (process_?.exitCode !== null || process_.signalCode) return;
    const ended = new Promise((resolve) => process_.once('exit', resolve));
    process_.kill(signal);
    await ended;
  }

  await start();
  return {
    url,
    dataDir,
    output: () => output,
    pid: () => child?.pid ?? 0,
    start,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}
