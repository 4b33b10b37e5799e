import { msg } from '@lit/localize';
import { html } from 'lit';
import type { Route } from '../../app/route.ts';

/** Comunicazioni: Avvisi and Messaggi. */
export const messageRoutes: readonly Route[] = [
  {
    path: '/avvisi',
    section: 'messaggi',
    page: 'announcements',
    title: () => msg('Comunicazioni'),
    byChild: true,
    load: () => import('./announcements-page.ts'),
    render: (place) =>
      html`<pg-announcements-page .place=${place}></pg-announcements-page>`,
  },
  {
    path: '/avvisi/:id',
    section: 'messaggi',
    page: 'announcement',
    title: () => msg('Avviso'),
    parent: '/avvisi',
    load: () => import('./announcement-page.ts'),
    render: (place) =>
      html`<pg-announcement-page .place=${place}></pg-announcement-page>`,
  },
  {
    path: '/messaggi',
    section: 'messaggi',
    page: 'threads',
    title: () => msg('Comunicazioni'),
    byChild: true,
    load: () => import('./threads-page.ts'),
    render: (place) =>
      html`<pg-threads-page .place=${place}></pg-threads-page>`,
  },
  {
    path: '/messaggi/nuovo',
    section: 'messaggi',
    page: 'compose',
    title: () => msg('Nuovo messaggio'),
    parent: '/messaggi',
    load: () => import('./compose-page.ts'),
    render: (place) =>
      html`<pg-compose-page .place=${place}></pg-compose-page>`,
  },
  {
    path: '/messaggi/:thread',
    section: 'messaggi',
    page: 'thread',
    title: () => msg('Messaggio'),
    parent: '/messaggi',
    load: () => import('./thread-page.ts'),
    render: (place) => html`<pg-thread-page .place=${place}></pg-thread-page>`,
  },
];
