import { msg } from '@lit/localize';
import { html } from 'lit';
import type { Route } from '../../app/route.ts';

/** Presenze: the month, a day over it, the report of an absence. */
export const attendanceRoutes: readonly Route[] = [
  {
    path: '/presenze/assenza',
    section: 'presenze',
    page: 'absence',
    title: () => msg('Comunica un’assenza'),
    parent: '/presenze',
    load: () => import('./absence-page.ts'),
    render: (place) =>
      html`<pg-absence-page .place=${place}></pg-absence-page>`,
  },
  ...['/presenze', '/presenze/:day'].map((path): Route => ({
    path,
    section: 'presenze',
    page: 'attendance',
    title: () => msg('Presenze'),
    byChild: true,
    load: () => import('./attendance-page.ts'),
    render: (place) =>
      html`<pg-attendance-page .place=${place}></pg-attendance-page>`,
  })),
];
