import { execFileSync } from 'node:child_process';
import { connect, type Socket } from 'node:net';
import type { Measure } from './measure.ts';
import { openSessions } from './sessions.ts';
import { startStack } from './stack.ts';

const phones = 5000;
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

/** What a phone that only listens for hints costs the server: growth of its resident memory over 5,000 of them. */
export async function idleMemory(): Promise<Measure[]> {
  const stack = await startStack();
  const sockets: Socket[] = [];
  try {
    const url = new URL(stack.url);
    const cookies = await openSessions(stack, phones / perSession);
    // The first stream makes the server load what every later one shares.
    sockets.push(await listen(url, stack.session.cookie));
    const before = residentKb(stack.portalPid);
    const opening = [...cookies, ...cookies];
    const open = async (): Promise<void> => {
      for (let one = opening.pop(); one; one = opening.pop())
        sockets.push(await listen(url, one));
    };
    await Promise.all(Array.from({ length: 32 }, open));
    const grown = residentKb(stack.portalPid) - before;
    return [
      {
        name: `memory per idle phone, of ${sockets.length}`,
        value: grown / sockets.length,
        unit: 'kB',
        goal: '≤ 15',
      },
    ];
  } finally {
    for (const socket of sockets) socket.destroy();
    await stack.close();
  }
}
