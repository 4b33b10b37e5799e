import type { Context } from 'koa';
import { check } from '#model/check.ts';
import { localTime } from '#model/day.ts';
import { familyId, personId } from '#model/ids.ts';
import { nameWords } from '#model/name-words.ts';
import type { AccountFound, PersonAccess } from '#model/office-protocol.ts';
import { badRequest, notFound } from '../../errors.ts';
import { bodyWith } from '../../middleware/json-body.ts';
import { officeSession } from '../current-session.ts';
import type { LocalAccount } from '../local/account.ts';
import type { Session } from '../session/session.ts';
import { localsOf, localView } from './local-access.ts';
import { actsOn } from './office-acts.ts';
import type { Handle, Office } from './office-deps.ts';
import {
  findPeople,
  isSearch,
  personIn,
  withChildren,
} from './people-search.ts';
import { householdsOf } from './registry-names.ts';
import { sessionsFor } from './account-sessions.ts';

/** Characters of a search; names are shorter. */
const longest = 80;

/** ?q= */
export const people: Handle = async (office, ctx) => {
  const { account } = await officeSession(office, ctx);
  const { q } = ctx.query;
  if (typeof q !== 'string' || q.length > longest)
    throw badRequest(`q is a text of at most ${longest} characters`);
  const words = nameWords(q);
  if (!isSearch(words)) throw badRequest('q has fewer than 3 letters');
  await office.limit(account.id);
  ctx.body = await findPeople(office, words);
};

/** Somebody whom a household lists today. */
export const person: Handle = async (office, ctx) => {
  const session = await officeSession(office, ctx);
  const { family = '', person: id = '' } = paramsOf(ctx);
  if (check(familyId, family).length > 0 || check(personId, id).length > 0)
    throw notFound();
  const { documents, now } = office;
  const doc = (await householdsOf(documents, [family])).get(family);
  const found = doc && personIn(doc, id, localTime(now()).day);
  const [one] = found ? await withChildren(documents, [found]) : [];
  if (!one) throw notFound();
  const { givenName, familyName, familyLabel, children } = one;
  const view: PersonAccess = {
    ...{ person: id, family, familyLabel, children },
    ...(await accessOf(office, session, {
      account: id,
      name: `${givenName} ${familyName}`,
      locals: await localsOf(office, id),
    })),
  };
  ctx.body = view;
};

/** {username}: whose local account that is. */
export const findAccount: Handle = async (office, ctx) => {
  const { account: caller } = await officeSession(office, ctx);
  const { username } = bodyWith(ctx, ['username']);
  if (typeof username !== 'string' || !username.trim() || username.length > 254)
    throw badRequest('username is a text of 1 to 254 characters');
  await office.limit(caller.id);
  const found = await office.accounts.find(username);
  if (!found) throw notFound();
  const { account } = found;
  const to =
    account.role === 'staff'
      ? undefined
      : account.person !== undefined && account.family !== undefined
        ? { person: account.person, family: account.family }
        : await office.logins.tied({
            ...{ scheme: 'local', issuer: 'local', subject: account.id },
            ...{ level: 1, at: office.now().toISOString() },
          });
  const answer: AccountFound = { account: account.id, ...to };
  ctx.body = answer;
};

/** A member of staff, or a local account. */
export const account: Handle = async (office, ctx) => {
  const session = await officeSession(office, ctx);
  const { account: id = '' } = paramsOf(ctx);
  const local = await office.accounts.ofSubject(id);
  const name = local?.account.name ?? (await office.staff.nameOf(id));
  if (name === undefined) throw notFound();
  const locals = local ? [local] : [];
  ctx.body = await accessOf(office, session, { account: id, name, locals });
};

async function accessOf(
  office: Office,
  caller: Session,
  of: { account: string; name: string; locals: readonly LocalAccount[] },
) {
  const { account, name, locals } = of;
  const open = await sessionsFor(office, account);
  return {
    ...{ account, name },
    own: account === caller.account.id || account === caller.local,
    sessions: open.map(({ _id: id, device, lastSeen }) => ({
      ...{ id, device, lastSeen },
    })),
    local: locals.map(localView),
    acts: await actsOn(office, [
      account,
      ...locals.map((one) => one.account.id),
    ]),
  };
}

function paramsOf(ctx: Context): Record<string, string> {
  return (ctx as Context & { params: Record<string, string> }).params;
}
