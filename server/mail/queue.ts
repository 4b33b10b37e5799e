import { randomUUID } from 'node:crypto';
import type { Instant } from '#model/day.ts';
import type { Couch } from '../couch/couch.ts';
import type { Documents, Stored } from '../couch/documents.ts';
import { startingWith } from '../couch/starting-with.ts';
import { traceOf, type Log } from '../log.ts';
import type { Seal } from '../seal.ts';
import { htmlOf, plainOf } from './html.ts';
import type { Mail } from './mail.ts';
import { Undeliverable, type Message, type Transport } from './transport.ts';

/** A message that waits to be sent. Sealed, because it holds an address and often a link that opens an account. */
interface QueuedMail {
  _id: string;
  type: 'mail';
  sealed: string;
  tries: number;
  /** Not to be touched before, ms since 1970: another process has it in hand, or the last attempt failed. */
  next: number;
  /** Given up then. */
  until: Instant;
}

export interface MailQueue extends Mail {
  /** Sends what is due; resolves to how many went out. */
  flush(): Promise<number>;
  /** Takes nothing more in hand, and resolves when what is in hand is through. */
  stop(): Promise<void>;
}

interface QueueDeps {
  portal: Documents;
  couch: Couch;
  seal: Seal;
  transport: Transport;
  log: Log;
  now: () => Date;
  /** Below every mail. */
  signature: string;
}

const week = 7 * 86_400_000;
/** ms in which a process that took a mail in hand must have sent it. */
const inHand = 60_000;
const longestPause = 3_600_000;
/** ms between looks at what others left. */
const round = 20_000;

/** Mails wait in the database until the mail server has taken them: a crash or a lost server loses none. */
export function mailQueue(deps: QueueDeps): MailQueue {
  const { portal, couch, seal, transport, log, now, signature } = deps;
  let stopped = false;
  let asked = 0;
  let running: Promise<number> | undefined;

  /** False when another process was quicker, or when it is gone. */
  async function sendOne(doc: QueuedMail & Stored): Promise<boolean> {
    const tries = doc.tries + 1;
    const held = { ...doc, tries, next: now().getTime() + inHand };
    const _rev = await portal.put(held);
    if (_rev === undefined) return false;
    const opened = seal.open(doc.sealed);
    const message = JSON.parse(opened ?? 'null') as Message | null;
    try {
      if (message) await transport.deliver(message);
      else if (opened === undefined) log.warn('mail cannot be opened');
    } catch (error) {
      log.warn('mail not sent', { ...traceOf(error), count: tries });
      if (!(error instanceof Undeliverable)) {
        const pause = Math.min(15_000 * 2 ** tries, longestPause);
        const later = { ...held, _rev, next: now().getTime() + pause };
        await portal.put(later);
        return false;
      }
    }
    await portal.remove({ _id: doc._id, _rev });
    return message !== null;
  }

  async function sendDue(): Promise<number> {
    let sent = 0;
    for (;;) {
      const seen = asked;
      for await (const doc of startingWith<QueuedMail>(couch, 'mail:')) {
        if (stopped) return sent;
        const at = now();
        if (doc.until <= at.toISOString()) await portal.remove(doc);
        else if (doc.next <= at.getTime() && (await sendOne(doc))) sent += 1;
      }
      // One that came while they were being looked at may have been missed.
      if (asked === seen) return sent;
    }
  }

  const flush = () => {
    asked += 1;
    running ??= sendDue().finally(() => {
      running = undefined;
    });
    return running;
  };
  const inBackground = () => {
    flush().catch((error: unknown) => {
      log.warn('mails not looked at', traceOf(error));
    });
  };
  const timer = setInterval(inBackground, round);

  return {
    flush,
    async send(to, letter, until) {
      const message = to !== undefined && {
        to,
        subject: `${letter.subject} · Portale Genitori`,
        text: plainOf(letter, signature),
        html: htmlOf(letter, signature),
      };
      const at = now().getTime();
      const doc: QueuedMail = {
        _id: `mail:${randomUUID()}`,
        type: 'mail',
        sealed: seal.seal(JSON.stringify(message || null)),
        tries: 0,
        next: at,
        until: until ?? new Date(at + week).toISOString(),
      };
      await portal.put(doc);
      // Not waited for: how long the mail server takes must not show in the answer.
      setImmediate(inBackground);
    },
    async stop() {
      stopped = true;
      clearInterval(timer);
      await running?.catch(() => 0);
      transport.close();
    },
  };
}
