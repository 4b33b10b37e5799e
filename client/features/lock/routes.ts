import { msg } from '@lit/localize';
import { html } from 'lit';
import type { Route } from '../../app/route.ts';

/** How the data on this device are locked. */
export const lockRoutes: readonly Route[] = [
  {
    path: '/altro/blocco',
    section: 'altro',
    page: 'lock',
    title: () => msg('Blocco'),
    parent: '/altro',
    load: () => import('./lock-page.ts'),
    render: () => html`<pg-lock-page></pg-lock-page>`,
  },
];
