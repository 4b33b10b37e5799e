import type { SessionView } from '#model/phone-protocol.ts';
import { equal, ok } from '../../tests/support/assert.ts';
import { findRoute } from './find-route.ts';
import { routesFor } from './routes.ts';

const comune = { name: 'Comune di Prova', site: '' };
const parent: SessionView = {
  account: { id: 'p', role: 'parent', name: 'Elena Morri' },
  comune,
};
const staff = (...roles: string[]): SessionView => ({
  account: { id: 's', role: 'staff', name: 'Ufficio' },
  comune,
  roles,
});
const pageAt = (session: SessionView, path: string) =>
  findRoute(routesFor(session), new URL(path, location.origin)).route?.page;

suite('the pages of an account', () => {
  test('of a parent are no page of the office', () => {
    equal(pageAt(parent, '/'), 'home');
    for (const path of ['', '/persone', '/personale', '/programmi'])
      equal(pageAt(parent, `/ufficio${path}`), undefined);
  });

  test('of the office are none of the parents’ but the common ones', () => {
    equal(pageAt(staff('staff'), '/'), 'office-work');
    equal(
      pageAt(staff('staff'), '/ufficio/personale/nuovo'),
      'office-new-member',
    );
    equal(pageAt(staff('staff'), '/presenze'), undefined);
    equal(pageAt(staff('staff'), '/sincronizzazione'), undefined);
    equal(pageAt(staff('staff'), '/altro/accesso'), 'security');
  });

  test('of staff of a school are the keys only', () => {
    equal(pageAt(staff('school:nido'), '/'), 'office-programs');
    equal(pageAt(staff('school:nido'), '/ufficio/persone'), undefined);
  });

  test('are the same list at every drawing', () => {
    ok(routesFor(staff('staff')) === routesFor(staff('staff')));
  });
});
