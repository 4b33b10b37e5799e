import Router from '@koa/router';
import type { Context, Middleware } from 'koa';
import { check } from '#model/check.ts';
import { familyId, personId } from '#model/ids.ts';
import type { Couch } from '../../couch/couch.ts';
import type { Documents } from '../../couch/documents.ts';
import { startingWith } from '../../couch/starting-with.ts';
import { AppError, badRequest, notFound } from '../../errors.ts';
import type { Log } from '../../log.ts';
import { bodyWith, jsonBody } from '../../middleware/json-body.ts';
import { alertPrefix, type Alert } from '../binding/alerts.ts';
import {
  staffPrefix,
  viewOf,
  type StaffMember,
} from '../binding/staff-members.ts';
import { officeSession, type CurrentDeps } from '../current-session.ts';
import {
  requestPrefix,
  type AccessRequest,
  type AccessRequests,
} from '../unbound/access-requests.ts';
import { shownCode } from '../unbound/code-text.ts';
import type { OnboardingCodes } from '../unbound/onboarding-codes.ts';

export interface OfficeDeps extends CurrentDeps {
  portal: Documents;
  couch: Couch;
  codes: OnboardingCodes;
  requests: AccessRequests;
  /** True where staff may do without a second factor: in the demo. */
  factorsOptional: boolean;
  log: Log;
}

type Handle = (deps: OfficeDeps, ctx: Context) => Promise<void>;

/**
 * The office's side of access. Who may call: staff of the office (role `staff`) with a session; to schools and parents
 * nothing is there. What gives somebody access also asks for a proof of level 2 of the last 12 hours.
 */
export function officeRoutes(deps: OfficeDeps): Middleware {
  const router = new Router({ prefix: '/auth', sensitive: true, strict: true });
  const read = jsonBody(4096);
  const route = (handle: Handle) => (ctx: unknown) =>
    handle(deps, ctx as Context);
  router.post('/onboarding/issue', read, route(issue));
  router.get('/office/work', route(work));
  router.post('/office/work/close', read, route(close));
  router.get('/office/staff', route(staffList));
  router.post('/office/staff', read, route(writeStaff));
  return router.routes() as unknown as Middleware;
}

/** {person, family} → {code, until}; the code is shown this once. */
async function issue(deps: OfficeDeps, ctx: Context): Promise<void> {
  const { account } = await officeSession(deps, ctx, { strong: true });
  const { person, family } = bodyWith(ctx, ['person', 'family']);
  if (check(personId, person).length > 0 || check(familyId, family).length > 0)
    throw badRequest('person and family are ids');
  const who = { person: person as string, family: family as string };
  const issued = await deps.codes.issue(who, account.id);
  if (!issued) throw notFound();
  deps.log.info(
    issued.again ? 'onboarding code issued again' : 'onboarding code issued',
  );
  ctx.body = { code: shownCode(issued.code), until: issued.until };
}

/** What waits for the office: requests of who is not in the registry, and what does not fit in it. */
async function work(deps: OfficeDeps, ctx: Context): Promise<void> {
  await officeSession(deps, ctx);
  const { couch, requests } = deps;
  const alerts: object[] = [];
  for await (const one of startingWith<Alert>(couch, alertPrefix)) {
    const { _id: id, kind, person, family, child, at, detail } = one;
    alerts.push({ id, kind, person, family, child, at, detail });
  }
  const asked: object[] = [];
  for await (const one of startingWith<AccessRequest>(couch, requestPrefix))
    asked.push(requests.view(one) ?? { id: one._id, at: one.at });
  ctx.body = { alerts, requests: asked };
}

async function close(deps: OfficeDeps, ctx: Context): Promise<void> {
  await officeSession(deps, ctx);
  const { id } = bodyWith(ctx, ['id']);
  if (typeof id !== 'string') throw badRequest('id is a text');
  if (!id.startsWith(alertPrefix) && !id.startsWith(requestPrefix))
    throw notFound();
  const found = await deps.portal.get(id);
  if (!found || !(await deps.portal.remove(found))) throw notFound();
  ctx.body = { ok: true };
}

async function staffList(deps: OfficeDeps, ctx: Context): Promise<void> {
  await officeSession(deps, ctx);
  const members: object[] = [];
  for await (const one of startingWith<StaffMember>(deps.couch, staffPrefix))
    members.push(viewOf(one));
  ctx.body = { staff: members };
}

/** {fiscalCode, name, roles, to?}: adds somebody, changes them, or sets their last day. */
async function writeStaff(deps: OfficeDeps, ctx: Context): Promise<void> {
  const { account } = await officeSession(deps, ctx, { strong: true });
  const member = bodyWith(ctx, ['fiscalCode', 'name', 'roles', 'to']);
  const written = await deps.staff.write(member, account.id);
  if (!written) throw new AppError('too-busy');
  deps.log.info('staff member written');
  ctx.body = written;
}
