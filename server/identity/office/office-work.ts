import type {
  AlertView,
  OfficeWork,
  RequestView,
} from '#model/office-protocol.ts';
import { badRequest, notFound } from '../../errors.ts';
import { startingWith } from '../../couch/starting-with.ts';
import { bodyWith } from '../../middleware/json-body.ts';
import { alertPrefix, closed, type Alert } from '../binding/alerts.ts';
import { officeSession } from '../current-session.ts';
import {
  requestPrefix,
  type AccessRequest,
} from '../unbound/access-requests.ts';
import type { Handle, Office } from './office-deps.ts';
import { childNamesOf, householdsOf } from './registry-names.ts';

/** More than an office closes in a week; the rest comes as these are closed. */
const most = 200;

/** What waits for the office: requests of who is not in the registry, and what does not fit in it. */
export const work: Handle = async (office, ctx) => {
  await officeSession(office, ctx);
  const asked: RequestView[] = [];
  for await (const one of startingWith<AccessRequest>(
    office.couch,
    requestPrefix,
  ))
    asked.push(office.requests.view(one) ?? { id: one._id, at: one.at });
  const oldest = asked.sort(byAge).slice(0, most);
  const answer: OfficeWork = {
    alerts: await named(office, await openAlerts(office)),
    requests: await Promise.all(oldest.map((one) => signed(office, one))),
  };
  ctx.body = answer;
};

/** {id} */
export const close: Handle = async (office, ctx) => {
  const { account } = await officeSession(office, ctx);
  const { id } = bodyWith(ctx, ['id']);
  if (typeof id !== 'string') throw badRequest('id is a text');
  if (!id.startsWith(alertPrefix) && !id.startsWith(requestPrefix))
    throw notFound();
  const { portal, now } = office;
  const found = await portal.get<Alert | AccessRequest>(id);
  if (!found || ('closed' in found && found.closed)) throw notFound();
  const done =
    found.type === 'alert'
      ? (await portal.put(closed(found, account.id, now()))) !== undefined
      : await portal.remove(found);
  if (!done) throw notFound();
  ctx.body = { ok: true };
};

async function openAlerts({ couch }: Office): Promise<Alert[]> {
  const open: Alert[] = [];
  for await (const one of startingWith<Alert>(couch, alertPrefix))
    if (!one.closed) open.push(one);
  return open.sort(byAge).slice(0, most);
}

/** With names, as far as the registry still has them: an id tells nobody whom to call. */
async function named(
  { documents }: Office,
  alerts: readonly Alert[],
): Promise<AlertView[]> {
  const [households, children] = await Promise.all([
    householdsOf(
      documents,
      alerts.flatMap(({ family }) => family ?? []),
    ),
    childNamesOf(
      documents,
      alerts.flatMap(({ child }) => child ?? []),
    ),
  ]);
  return alerts.map((one) => {
    const { _id: id, kind, person, family, child, at, detail } = one;
    const household = households.get(family ?? '')?.body;
    const member = household?.members.find((each) => each.person === person);
    const named = children.get(child ?? '');
    return {
      ...{ id, kind, at },
      ...(person !== undefined && { person }),
      ...(family !== undefined && { family }),
      ...(child !== undefined && { child }),
      ...(detail !== undefined && { detail }),
      ...(member && { personName: fullName(member) }),
      ...(household && { familyLabel: household.label }),
      ...(named && { childName: fullName(named) }),
    };
  });
}

/** With what a local account says of its owner: by itself the request has no name. */
async function signed(
  { accounts }: Office,
  request: RequestView,
): Promise<RequestView> {
  const { by } = request;
  if (by?.account === undefined) return request;
  const found = await accounts.ofSubject(by.account);
  if (!found) return request;
  const { username, givenName, familyName, account } = found;
  const names = {
    givenName: givenName ?? account.name,
    ...(familyName !== undefined && { familyName }),
  };
  return { ...request, by: { ...by, ...names, username } };
}

function fullName(of: { givenName: string; familyName: string }): string {
  return `${of.givenName} ${of.familyName}`;
}

function byAge(one: { at: string }, other: { at: string }): number {
  return one.at < other.at ? -1 : Number(one.at > other.at);
}
