import { msg } from '@lit/localize';
import { html } from 'lit';
import type { Route } from '../../app/route.ts';

/** Altro: every section by its own name, the settings, the way out. */
export const moreRoutes: readonly Route[] = ['/altro', '/altro/esci'].map(
  (path): Route => ({
    path,
    section: 'altro',
    page: 'more',
    title: () => msg('Altro', { id: 'section-more' }),
    load: () => import('./more-page.ts'),
    render: (place) => html`<pg-more-page .place=${place}></pg-more-page>`,
  }),
);
