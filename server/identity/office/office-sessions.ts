import type { Ended } from '#model/office-protocol.ts';
import { badRequest, notFound } from '../../errors.ts';
import { bodyWith } from '../../middleware/json-body.ts';
import { officeSession } from '../current-session.ts';
import { sessionsFor } from './account-sessions.ts';
import { noteAct } from './office-acts.ts';
import type { Handle } from './office-deps.ts';

/** {account, id | all, wipe?}: ends somebody's session, or all of them (ASVS 7.4.5). */
export const endSessions: Handle = async (office, ctx) => {
  const session = await officeSession(office, ctx, { strong: true });
  const { account, id, all, wipe } = bodyWith(ctx, [
    ...['account', 'id', 'all', 'wipe'],
  ]);
  if (typeof account !== 'string' || !account)
    throw badRequest('account is an id');
  if (wipe !== undefined && typeof wipe !== 'boolean')
    throw badRequest('wipe is true or false');
  if ((typeof id === 'string') === (all === true))
    throw badRequest('either id or all');
  const open = await sessionsFor(office, account);
  const meant = all === true ? open : open.filter((one) => one._id === id);
  if (all !== true && meant.length === 0) throw notFound();
  for (const { _id } of meant)
    await office.sessions.end(_id, { wipe: wipe ?? false });
  const by = session.account.id;
  if (meant.length > 0)
    await noteAct(office, { act: 'sessions-ended', account, by });
  office.log.info('sessions ended by the office', { count: meant.length });
  const answer: Ended = { ended: meant.length };
  ctx.body = answer;
};
