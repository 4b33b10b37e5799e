import { officePaths, type PersonAccess } from '#model/office-protocol.ts';
import { officeRoutes } from '../../client/features/office/routes.ts';
import { answerWith, refuse, type Asked } from './comune-answers.ts';
import { memoryStore, type MemoryStore } from './memory-store.ts';
import { openPage, type PageHost } from './page-host.ts';
import { id } from './sample-people.ts';

const at = '2026-11-23T07:30:00.000Z';
const account = { id: 'staff-1', role: 'staff', name: 'Ufficio' } as const;

export const family = id(1);
export const person = id(21);
/** A guardian's page, and where the Comune is asked for it. */
export const here = `/ufficio/persone/${family}/${person}`;
export const personApi = `${officePaths.people}/${family}/${person}`;
export const access: PersonAccess = {
  ...{ account: person, name: 'Elena Morri', own: false, person, family },
  ...{ familyLabel: 'Famiglia Morri', children: ['Giulia'], acts: [] },
  sessions: [
    { id: 'session:1', device: 'Chrome su Android', lastSeen: at },
    { id: 'session:2', device: 'Firefox su Windows', lastSeen: at },
  ],
  local: [
    {
      ...{ account: 'l1', username: 'elena', hasEmail: true, totp: true },
      ...{ passkeys: 1, recoveryCodesLeft: 3 },
    },
  ],
};
export const strongNeeded = refuse(403, 'strong-needed');

/** A page of the office before a Comune that answers so. */
export interface OfficeHost extends PageHost {
  store: MemoryStore;
  asked: readonly Asked[];
  /** The bodies that were sent to a path, as JSON. */
  sent(path: string): string[];
}

export async function openOffice(
  to: string,
  answers: Readonly<Record<string, unknown>>,
  { routes = officeRoutes, roles = ['staff'] } = {},
): Promise<OfficeHost> {
  const comune = answerWith(answers);
  const store = memoryStore({ account, docs: [] });
  history.replaceState(null, '', to);
  const page = await openPage(routes, to, { store, at, roles });
  return {
    ...page,
    store,
    asked: comune.asked,
    sent: (path) =>
      comune.asked.flatMap((one) =>
        one.path === path && one.body !== undefined
          ? JSON.stringify(one.body)
          : [],
      ),
    close() {
      page.close();
      comune.giveBack();
      history.replaceState(null, '', '/');
    },
  };
}
