import { randomUUID } from 'node:crypto';
import type { Instant } from '#model/day.ts';
import type { OfficeAct, OfficeActView } from '#model/office-protocol.ts';
import { startingWith } from '../../couch/starting-with.ts';
import type { Office } from './office-deps.ts';

/** What the office did to somebody's access: kept as long as the record of sign-ins, 24 months. */
interface ActDoc {
  _id: string;
  type: 'officeAct';
  act: OfficeAct;
  /** Account of whom it was done to, and of who did it. */
  account: string;
  by: string;
  at: Instant;
  /** ms since 1970. */
  forget: number;
}

const kept = 731 * 86_400_000;
const most = 10;

export async function noteAct(
  { portal, now }: Office,
  of: Pick<ActDoc, 'act' | 'account' | 'by'>,
): Promise<void> {
  const at = now();
  const doc: ActDoc = {
    _id: `${prefixOf(of.account)}${at.toISOString()}:${randomUUID()}`,
    type: 'officeAct',
    ...of,
    at: at.toISOString(),
    forget: at.getTime() + kept,
  };
  await portal.put(doc);
}

/** The last ten upon these accounts, the last first. */
export async function actsOn(
  { couch }: Office,
  accounts: readonly string[],
): Promise<OfficeActView[]> {
  const all: OfficeActView[] = [];
  for (const account of new Set(accounts))
    for await (const one of startingWith<ActDoc>(couch, prefixOf(account)))
      all.push({ act: one.act, at: one.at });
  return all.sort((one, other) => (one.at < other.at ? 1 : -1)).slice(0, most);
}

function prefixOf(account: string): string {
  return `office:${account}:`;
}
