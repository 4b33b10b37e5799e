import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

export interface FakeSmtp {
  url: string;
  /** Whole messages, as they came. */
  messages: string[];
  /** What to answer to a command instead of the usual. */
  answers: Partial<Record<'MAIL' | 'RCPT' | 'DATA' | 'AUTH', string>>;
  close(): Promise<void>;
}

/** As much of a mail server (RFC 5321) as one that takes mails needs. */
export async function fakeSmtp(): Promise<FakeSmtp> {
  const messages: string[] = [];
  const answers: FakeSmtp['answers'] = {};
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let text = '';
    let message: string | undefined;
    const say = (line: string) => socket.write(`${line}\r\n`);
    const answer = (line: string) => {
      const command = line.slice(0, 4).toUpperCase();
      const given = answers[command as 'MAIL'];
      if (given !== undefined) say(given);
      else if (command === 'EHLO') say('250 fake.example');
      else if (command === 'DATA') {
        message = '';
        say('354 go on');
      } else if (command === 'QUIT') socket.end('221 bye\r\n');
      else say('250 ok');
    };
    say('220 fake.example ESMTP');
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk) => {
      text += chunk.toString();
      for (;;) {
        const end = text.indexOf('\r\n');
        if (end < 0) return;
        const line = text.slice(0, end);
        text = text.slice(end + 2);
        if (message === undefined) answer(line);
        else if (line === '.') {
          messages.push(message);
          message = undefined;
          say('250 taken');
        } else message += `${line}\n`;
      }
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve();
    });
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    messages,
    answers,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => {
          resolve();
        });
      }),
  };
}
