import { createHmac } from 'node:crypto';
import type { Documents } from '../../couch/documents.ts';
import { sameName } from './account.ts';

interface Tally {
  _id: string;
  _rev?: string;
  type: 'allowance';
  count: number;
  /** ms since 1970. */
  forget: number;
}

/** Mails that one address is sent in a day because somebody, whoever it is, asks for them. */
const usual = 5;
const day = 86_400_000;
const attempts = 4;

/** True while an address may still be written to: nobody fills somebody else's mailbox through us. */
export type Allowance = (email: string) => Promise<boolean>;

export function allowanceIn(
  portal: Documents,
  secret: string,
  now: () => Date,
  most = usual,
): Allowance {
  return async (email) => {
    const hash = createHmac('sha256', secret)
      .update(`allowance|${sameName(email)}`)
      .digest('base64url');
    const _id = `allowance:${hash}`;
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const stored = await portal.get<Tally>(_id);
      const at = now().getTime();
      const running = stored && stored.forget > at;
      const tally: Tally = {
        ...stored,
        _id,
        type: 'allowance',
        count: running ? stored.count + 1 : 1,
        forget: running ? stored.forget : at + day,
      };
      if ((await portal.put(tally)) !== undefined) return tally.count <= most;
    }
    return false;
  };
}
