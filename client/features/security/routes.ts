import { msg } from '@lit/localize';
import { html } from 'lit';
import type { Route } from '../../app/route.ts';

/** Accesso e sicurezza: how the account is opened, and where it is open. */
export const securityRoutes: readonly Route[] = [
  {
    path: '/altro/accesso',
    section: 'altro',
    page: 'security',
    title: () => msg('Accesso e sicurezza'),
    parent: '/altro',
    load: () => import('./security-page.ts'),
    render: () => html`<pg-security-page></pg-security-page>`,
  },
];
