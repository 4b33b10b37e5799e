import { msg } from '@lit/localize';
import { html } from 'lit';
import { attendanceRoutes } from '../features/attendance/routes.ts';
import { delegationRoutes } from '../features/delegations/routes.ts';
import { lockRoutes } from '../features/lock/routes.ts';
import { messageRoutes } from '../features/messages/routes.ts';
import { officeRoutes, schoolStaffRoutes } from '../features/office/routes.ts';
import { moreRoutes } from '../features/more/routes.ts';
import { securityRoutes } from '../features/security/routes.ts';
import { statementRoutes } from '../features/statement/routes.ts';
import { syncRoutes } from '../features/sync/routes.ts';
import type { SessionView } from '#model/phone-protocol.ts';
import { today } from './clock.ts';
import { capitalised, longDay } from './format.ts';
import { isOffice } from './is-office.ts';
import type { Route } from './route.ts';

const home: Route = {
  path: '/',
  section: 'oggi',
  page: 'home',
  title: () => msg('Oggi'),
  note: () => capitalised(longDay(today())),
  byChild: true,
  load: () => import('../features/home/home-page.ts'),
  render: (place) => html`<pg-home-page .place=${place}></pg-home-page>`,
};

/** What everybody has, in the order in which paths are tried. */
const common: readonly Route[] = [
  ...securityRoutes,
  ...moreRoutes,
  ...lockRoutes,
];

/** Every page of a parent, and of who is not in yet. */
export const routes: readonly Route[] = [
  home,
  ...attendanceRoutes,
  ...statementRoutes,
  ...messageRoutes,
  ...syncRoutes,
  ...delegationRoutes,
  ...common,
];

/** The pages of an account: to staff those of parents are as if they were not there, and the other way round. */
export function routesFor(session: SessionView): readonly Route[] {
  if (session.account.role !== 'staff') return routes;
  return isOffice(session) ? ofOffice : ofSchools;
}

const ofOffice: readonly Route[] = [...officeRoutes, ...common];
const ofSchools: readonly Route[] = [...schoolStaffRoutes, ...common];
