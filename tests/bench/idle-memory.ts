import { execFileSync } from 'node:child_process';
import { connect, type Socket } from 'node:net';
import { until } from '../support/until.ts';
import { collected } from './collect-garbage.ts';
import type { Measure } from './measure.ts';
import { openSessions } from './sessions.ts';
import { startStack, type Stack } from './stack.ts';

const phones = 5000;
/** How long the portal's size must stay the same to be taken for its size at rest, ms. */
const restMs = 3000;
/** Hint streams that one session may hold. */
const perSession = 2;

/** Resident memory of a process, kB. */
function residentKb(pid: number): number {
  return Number(
    execFileSync('ps', ['-o', 'rss=', '-p', String(pid)]).toString(),
  );
}

/** Opens a hint stream and resolves once its first bytes are there; the socket stays. */
function listen(url: URL, cookie: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(url.port), '127.0.0.1');
    socket.once('error', reject);
    socket.once('data', (data: Buffer) => {
      const status = data.toString('latin1', 0, 15);
      if (status.includes(' 200')) resolve(socket);
      else reject(new Error(status));
      socket.resume();
    });
    socket.write(
      `GET /sync/hints HTTP/1.1\r\nHost: ${url.host}\r\nCookie: ${cookie}\r\nAccept: text/event-stream\r\n\r\n`,
    );
  });
}

/**
 * Resident memory of the portal, kB, once it has freed what it no longer needs: when it would do so by itself depends on
 * what it did before. The pages go back to the system a while after the collection.
 */
async function residentAtRest(stack: Stack): Promise<number> {
  const { portalPid } = stack;
  const count = () => stack.output().split(collected).length;
  const before = count();
  process.kill(portalPid, 'SIGUSR2');
  await until('garbage is collected', () => count() > before);
  let kb = residentKb(portalPid);
  let since = Date.now();
  await until('its size rests', () => {
    const now = residentKb(portalPid);
    if (Math.abs(now - kb) > 256) since = Date.now();
    kb = now;
    return Date.now() - since > restMs;
  });
  return kb;
}

/**
 * What a phone that only listens for hints costs the server: growth of its resident memory over 5,000 of them, at rest,
 * and with what opening them has left behind.
 */
export async function idleMemory(): Promise<Measure[]> {
  const preload = new URL('collect-garbage.ts', import.meta.url).href;
  const stack = await startStack({
    NODE_OPTIONS: `--import tsx --import ${preload}`,
  });
  const sockets: Socket[] = [];
  try {
    const url = new URL(stack.url);
    const cookies = await openSessions(stack, phones / perSession);
    // The first stream makes the server load what every later one shares.
    sockets.push(await listen(url, stack.session.cookie));
    const before = await residentAtRest(stack);
    const opening = [...cookies, ...cookies];
    const open = async (): Promise<void> => {
      for (let one = opening.pop(); one; one = opening.pop())
        sockets.push(await listen(url, one));
    };
    await Promise.all(Array.from({ length: 32 }, open));
    const perPhone = (kb: number) => (kb - before) / sockets.length;
    const opened = perPhone(residentKb(stack.portalPid));
    const atRest = perPhone(await residentAtRest(stack));
    return [
      {
        name: `memory per idle phone, of ${sockets.length}`,
        value: atRest,
        unit: 'kB',
        goal: '≤ 15',
      },
      {
        name: 'the same before what opening them left is collected',
        value: opened,
        unit: 'kB',
      },
    ];
  } finally {
    for (const socket of sockets) socket.destroy();
    await stack.close();
  }
}
