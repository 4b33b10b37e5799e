import { createTransport } from 'nodemailer';

export interface Message {
  to: string;
  subject: string;
  text: string;
  html: string;
}

/** What carries a message away. Rejects when it could not; `permanent` when another attempt will not help. */
export interface Transport {
  deliver(message: Message): Promise<void>;
  close(): void;
}

/** The mail server said that it will never take this message. */
export class Undeliverable extends Error {
  readonly code = 'undeliverable';
}

const patience = 15_000;

/** By SMTP; TLS is checked, and a plain server that offers STARTTLS is taken at its word. */
export function smtpTransport(url: string, from: string): Transport {
  const limits = {
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
  };
  const { protocol, hostname, port, username, password } = new URL(url);
  const mailer = createTransport({
    ...limits,
    pool: true,
    maxConnections: 1,
    host: hostname,
    secure: protocol === 'smtps:',
    ...(port && { port: Number(port) }),
    ...(username && {
      auth: {
        user: decodeURIComponent(username),
        pass: decodeURIComponent(password),
      },
    }),
    // Nothing of ours is to be fetched from the disk or another server into a mail.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async deliver(message) {
      try {
        await mailer.sendMail({
          ...message,
          from,
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
      } catch (error) {
        throw isForGood(error) ? new Undeliverable() : error;
      }
    },
    close() {
      mailer.close();
    },
  };
}

/** A refusal of this recipient or text; one of our password or sender is ours to mend, and the mail can wait. */
function isForGood(error: unknown): boolean {
  const { responseCode = 0, command } = error as {
    responseCode?: number;
    command?: string;
  };
  return responseCode >= 500 && (command === 'RCPT TO' || command === 'DATA');
}
