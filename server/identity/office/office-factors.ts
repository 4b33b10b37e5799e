import type { FactorsReset } from '#model/office-protocol.ts';
import { badRequest, notFound } from '../../errors.ts';
import { bodyWith } from '../../middleware/json-body.ts';
import { officeSession } from '../current-session.ts';
import { resetFactors } from '../local/office-reset.ts';
import { noteAct } from './office-acts.ts';
import type { Handle } from './office-deps.ts';

/**
 * {account}: takes off the second step of a local account whose owner has lost it, once the office has seen a document
 * (ASVS 6.4.4). Never one's own: who has lost it oneself goes to a colleague.
 */
export const factorsReset: Handle = async (office, ctx) => {
  const session = await officeSession(office, ctx, { strong: true });
  const { account } = bodyWith(ctx, ['account']);
  if (typeof account !== 'string' || !account)
    throw badRequest('account is an id');
  if (account === session.account.id || account === session.local)
    throw badRequest('nobody resets their own');
  const reset = await resetFactors(office, account);
  if (!reset) throw notFound();
  const by = session.account.id;
  await noteAct(office, { act: 'factors-reset', account, by });
  office.log.info('second step of an account reset by the office');
  const answer: FactorsReset = reset;
  ctx.body = answer;
};
