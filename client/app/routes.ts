import { msg } from '@lit/localize';
import { html } from 'lit';
import { attendanceRoutes } from '../features/attendance/routes.ts';
import { moreRoutes } from '../features/more/routes.ts';
import { syncRoutes } from '../features/sync/routes.ts';
import type { Route } from './route.ts';

const home: Route = {
  path: '/',
  section: 'oggi',
  page: 'home',
  title: () => msg('Oggi'),
  byChild: true,
  load: () => import('../features/home/home-page.ts'),
  render: (place) => html`<pg-home-page .place=${place}></pg-home-page>`,
};

/** Every page, in the order in which paths are tried. */
export const routes: readonly Route[] = [
  home,
  ...attendanceRoutes,
  ...syncRoutes,
  ...moreRoutes,
];
