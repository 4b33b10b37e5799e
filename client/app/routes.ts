import { msg } from '@lit/localize';
import { html } from 'lit';
import { attendanceRoutes } from '../features/attendance/routes.ts';
import { delegationRoutes } from '../features/delegations/routes.ts';
import { lockRoutes } from '../features/lock/routes.ts';
import { messageRoutes } from '../features/messages/routes.ts';
import { moreRoutes } from '../features/more/routes.ts';
import { securityRoutes } from '../features/security/routes.ts';
import { statementRoutes } from '../features/statement/routes.ts';
import { syncRoutes } from '../features/sync/routes.ts';
import { today } from './clock.ts';
import { capitalised, longDay } from './format.ts';
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

/** Every page, in the order in which paths are tried. */
export const routes: readonly Route[] = [
  home,
  ...attendanceRoutes,
  ...statementRoutes,
  ...messageRoutes,
  ...syncRoutes,
  ...delegationRoutes,
  ...securityRoutes,
  ...moreRoutes,
  ...lockRoutes,
];
