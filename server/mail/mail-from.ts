import { join } from 'node:path';
import { portal, portalRole } from '#model/databases.ts';
import type { Config } from '../config.ts';
import type { Couch } from '../couch/couch.ts';
import type { DocumentsOf } from '../couch/documents.ts';
import type { Log } from '../log.ts';
import { sealWith } from '../seal.ts';
import { outboxIn, type Outbox } from './outbox.ts';
import { mailQueue, type MailQueue } from './queue.ts';
import { smtpTransport } from './transport.ts';

interface Parts {
  config: Config;
  couch: Couch;
  documents: DocumentsOf;
  log: Log;
  now: () => Date;
}

/** The portal's mails as configured; `outbox` where they stay on this machine, which readConfig refuses in production. */
export function mailFrom({ config, couch, documents, log, now }: Parts): {
  queue: MailQueue;
  outbox: Outbox | undefined;
} {
  const outbox =
    config.SMTP_URL === undefined
      ? outboxIn(join(config.DATA_DIR, 'outbox'), now)
      : undefined;
  const transport =
    outbox ?? smtpTransport(config.SMTP_URL ?? '', config.MAIL_FROM ?? '');
  const queue = mailQueue({
    portal: documents({ role: portalRole, sub: portalRole }, portal),
    couch,
    seal: sealWith(config.PEPPER, 'mail'),
    transport,
    log,
    now,
    signature: `${config.COMUNE_NAME} · Portale Genitori. Questa casella non riceve risposte.`,
  });
  return { queue, outbox };
}
