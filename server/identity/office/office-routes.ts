import Router from '@koa/router';
import type { Context, Middleware } from 'koa';
import { officePaths } from '#model/office-protocol.ts';
import { jsonBody } from '../../middleware/json-body.ts';
import { issueCode } from './office-codes.ts';
import type { Handle, Office, OfficeDeps } from './office-deps.ts';
import { factorsReset } from './office-factors.ts';
import { account, findAccount, people, person } from './office-people.ts';
import { endSessions } from './office-sessions.ts';
import { staffList, writeStaff } from './office-staff.ts';
import { close, work } from './office-work.ts';
import { searchLimit } from './search-limit.ts';

/**
 * The office's side of access. Who may call: staff of the office (role `staff`) with a session; to schools and parents
 * nothing is there. What gives or takes somebody's access also asks for a proof of level 2 of the last 12 hours.
 */
export function officeRoutes(deps: OfficeDeps): Middleware {
  const office: Office = { ...deps, limit: searchLimit() };
  const router = new Router({ sensitive: true, strict: true });
  const read = jsonBody(4096);
  const get = (path: string, handle: Handle) =>
    router.get(path, (ctx) => handle(office, ctx as unknown as Context));
  const post = (path: string, handle: Handle) =>
    router.post(path, read, (ctx) => handle(office, ctx as unknown as Context));
  get(officePaths.work, work);
  post(officePaths.close, close);
  get(officePaths.people, people);
  get(`${officePaths.people}/:family/:person`, person);
  post(officePaths.account, findAccount);
  get(`${officePaths.account}/:account`, account);
  post(officePaths.issueCode, issueCode);
  get(officePaths.staff, staffList);
  post(officePaths.staff, writeStaff);
  post(officePaths.endSessions, endSessions);
  post(officePaths.resetFactors, factorsReset);
  return router.routes() as unknown as Middleware;
}
