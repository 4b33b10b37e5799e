import { msg } from '@lit/localize';
import { html } from 'lit';
import type { Route } from '../../app/route.ts';

/** Sincronizzazione, where the header's chip leads. */
export const syncRoutes: readonly Route[] = [
  {
    path: '/sincronizzazione',
    section: 'altro',
    page: 'sync',
    title: () => msg('Sincronizzazione'),
    parent: '/altro',
    load: () => import('./sync-page.ts'),
    render: () => html`<pg-sync-page></pg-sync-page>`,
  },
];
