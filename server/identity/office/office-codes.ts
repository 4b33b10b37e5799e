import { check } from '#model/check.ts';
import { familyId, personId } from '#model/ids.ts';
import type { NewCode } from '#model/office-protocol.ts';
import { badRequest, notFound } from '../../errors.ts';
import { bodyWith } from '../../middleware/json-body.ts';
import { officeSession } from '../current-session.ts';
import { shownCode } from '../unbound/code-text.ts';
import { noteAct } from './office-acts.ts';
import type { Handle } from './office-deps.ts';

/** {person, family} → {code, until}; the code is shown this once. */
export const issueCode: Handle = async (office, ctx) => {
  const { account } = await officeSession(office, ctx, { strong: true });
  const { person, family } = bodyWith(ctx, ['person', 'family']);
  if (check(personId, person).length > 0 || check(familyId, family).length > 0)
    throw badRequest('person and family are ids');
  const who = { person: person as string, family: family as string };
  const issued = await office.codes.issue(who, account.id);
  if (!issued) throw notFound();
  await noteAct(office, {
    ...{ act: 'code-issued', account: who.person, by: account.id },
  });
  office.log.info(
    issued.again ? 'onboarding code issued again' : 'onboarding code issued',
  );
  const answer: NewCode = { code: shownCode(issued.code), until: issued.until };
  ctx.body = answer;
};
