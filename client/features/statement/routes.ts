import { msg } from '@lit/localize';
import { html } from 'lit';
import type { Route } from '../../app/route.ts';

/** Estratto conto. */
export const statementRoutes: readonly Route[] = [
  {
    path: '/conto',
    section: 'conto',
    page: 'statement',
    title: () => msg('Estratto conto'),
    byChild: true,
    load: () => import('./statement-page.ts'),
    render: (place) =>
      html`<pg-statement-page .place=${place}></pg-statement-page>`,
  },
];
