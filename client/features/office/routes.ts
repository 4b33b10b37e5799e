import { msg } from '@lit/localize';
import { html } from 'lit';
import type { Route } from '../../app/route.ts';

const work = (path: string): Route => ({
  path,
  section: 'ufficio',
  page: 'office-work',
  title: () => msg('Da sbrigare'),
  load: () => import('./work-page.ts'),
  render: () => html`<pg-office-work-page></pg-office-work-page>`,
});

const programs = (path: string): Route => ({
  path,
  section: 'programmi',
  page: 'office-programs',
  title: () => msg('Programmi'),
  load: () => import('./programs-page.ts'),
  render: () => html`<pg-office-programs-page></pg-office-programs-page>`,
});

/** The office's side of access: what waits, people, staff, programs. Its home is what waits. */
export const officeRoutes: readonly Route[] = [
  work('/'),
  work('/ufficio'),
  {
    path: '/ufficio/persone',
    section: 'persone',
    page: 'office-people',
    title: () => msg('Persone'),
    load: () => import('./people-page.ts'),
    render: () => html`<pg-office-people-page></pg-office-people-page>`,
  },
  {
    path: '/ufficio/persone/:family/:person',
    section: 'persone',
    page: 'office-person',
    title: () => msg('Persona'),
    parent: '/ufficio/persone',
    load: () => import('./person-page.ts'),
    render: ({ params }) =>
      html`<pg-office-person-page
        .family=${params['family'] ?? ''}
        .person=${params['person'] ?? ''}
      ></pg-office-person-page>`,
  },
  {
    path: '/ufficio/account/:account',
    section: 'persone',
    page: 'office-account',
    title: () => msg('Account'),
    parent: '/ufficio/persone',
    load: () => import('./account-page.ts'),
    render: ({ params }) =>
      html`<pg-office-account-page
        .account=${params['account'] ?? ''}
      ></pg-office-account-page>`,
  },
  {
    path: '/ufficio/personale',
    section: 'personale',
    page: 'office-staff',
    title: () => msg('Personale'),
    load: () => import('./staff-page.ts'),
    render: () => html`<pg-office-staff-page></pg-office-staff-page>`,
  },
  {
    path: '/ufficio/personale/nuovo',
    section: 'personale',
    page: 'office-new-member',
    title: () => msg('Aggiungi una persona'),
    parent: '/ufficio/personale',
    load: () => import('./member-page.ts'),
    render: () => html`<pg-office-member-page></pg-office-member-page>`,
  },
  {
    path: '/ufficio/personale/:account',
    section: 'personale',
    page: 'office-member',
    title: () => msg('Cambia una persona'),
    parent: '/ufficio/personale',
    load: () => import('./member-page.ts'),
    render: ({ params }) =>
      html`<pg-office-member-page
        .account=${params['account']}
      ></pg-office-member-page>`,
  },
  programs('/ufficio/programmi'),
];

/** Of staff of the schools, who see no other part of the office. */
export const schoolStaffRoutes: readonly Route[] = [
  programs('/'),
  programs('/ufficio/programmi'),
];
