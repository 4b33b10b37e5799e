import { msg } from '@lit/localize';
import { html } from 'lit';
import type { Route } from '../../app/route.ts';

/** Deleghe: who else may see, pick up or pay for a child, and giving that. */
export const delegationRoutes: readonly Route[] = [
  {
    path: '/altro/deleghe/nuova',
    section: 'altro',
    page: 'new-delegation',
    title: () => msg('Nuova delega'),
    parent: '/altro/deleghe',
    load: () => import('./new-delegation-page.ts'),
    render: (place) =>
      html`<pg-new-delegation-page .place=${place}></pg-new-delegation-page>`,
  },
  {
    path: '/altro/deleghe',
    section: 'altro',
    page: 'delegations',
    title: () => msg('Deleghe'),
    parent: '/altro',
    load: () => import('./delegations-page.ts'),
    render: () => html`<pg-delegations-page></pg-delegations-page>`,
  },
  {
    path: '/altro/famiglia',
    section: 'altro',
    page: 'family',
    title: () => msg('Cambia famiglia'),
    parent: '/altro',
    load: () => import('./family-page.ts'),
    render: () => html`<pg-family-page></pg-family-page>`,
  },
];
