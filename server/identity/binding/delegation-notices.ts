import { localTime } from '#model/day.ts';
import type { DelegationDoc } from '#model/delegation.ts';
import { isMemberOn } from '#model/family.ts';
import type { ChildId } from '#model/ids.ts';
import type { Letter, Mail } from '../../mail/mail.ts';
import type { Allowance } from '../local/allowance.ts';
import type { Guardians } from './guardians.ts';

/** A delegation as it was taken, and as it stood before. */
export interface DelegationChange {
  doc: DelegationDoc;
  stored?: DelegationDoc | undefined;
}

export interface NoticeDeps {
  guardians: Guardians;
  mail: Mail;
  /** Whether an address may be written to once more today. */
  allowed: Allowance;
  origin: () => string;
  now: () => Date;
}

/** In the order in which they are told. */
const words = {
  given: 'È stata data una delega.',
  changed: 'È stata cambiata una delega.',
  revoked: 'È stata revocata una delega.',
} as const;
type What = keyof typeof words;

/**
 * Tells the guardians of a child, in every household of theirs, that somebody was let act for it or is not any more:
 * whoever gave it too, since it may have been another with their phone (facts/identity.md §7). Mails are read by others:
 * no child, no delegate and no right is named. Whoever has no address sees it in the app.
 * @throws AppError 'couch-away'
 */
export function delegationNotices(
  deps: NoticeDeps,
): (changes: readonly DelegationChange[]) => Promise<void> {
  const { mail, allowed, origin, now } = deps;
  return async (changes) => {
    const told = new Map<string, Set<What>>();
    for (const { doc, stored } of changes) {
      if (doc.child === undefined) continue;
      for (const email of await addressesFor(deps, doc.child)) {
        const known = told.get(email) ?? new Set();
        told.set(email, known.add(whatOf(doc, stored)));
      }
    }
    for (const [email, what] of told)
      if (await allowed(`delegation|${email}`))
        await mail.send(email, letterOf(what, now(), origin()));
  };
}

async function addressesFor(
  { guardians, now }: NoticeDeps,
  child: ChildId,
): Promise<Set<string>> {
  const today = localTime(now()).day;
  const households = await guardians.householdsOf(child, today);
  return new Set(
    households.flatMap(({ body }) =>
      body.members
        .filter(({ person }) => isMemberOn(body, person, today))
        .flatMap(({ email }) => email ?? []),
    ),
  );
}

function whatOf(
  { body }: DelegationDoc,
  stored: DelegationDoc | undefined,
): What {
  if (body.revoked) return 'revoked';
  return stored ? 'changed' : 'given';
}

const moment = new Intl.DateTimeFormat('it-IT', {
  timeZone: 'Europe/Rome',
  dateStyle: 'full',
  timeStyle: 'short',
});

function letterOf(what: ReadonlySet<What>, at: Date, origin: string): Letter {
  const order = Object.keys(words) as What[];
  return {
    subject: 'Deleghe della tua famiglia',
    lines: [
      `${order
        .filter((one) => what.has(one))
        .map((one) => words[one])
        .join(' ')} È successo ${moment.format(at)}.`,
      'Chi può fare cosa, e fino a quando, lo vedi nel portale: Altro, Deleghe. Per riservatezza qui non lo scriviamo.',
      'Se non te l’aspettavi, da lì puoi revocarla subito. Poi avvisa l’altro genitore e il Comune.',
    ],
    link: { label: 'Vedi le deleghe', href: `${origin}/altro/deleghe` },
  };
}
