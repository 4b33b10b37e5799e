import { familyDatabase } from '#model/databases.ts';
import type { ChangesPage, PushRow } from '#model/phone-protocol.ts';
import { epoch, life, service } from './slice-docs.ts';
import {
  people,
  post,
  startTestServer,
  type TestServer,
} from './test-server.ts';

/** A server of one's own, and a signed-in parent who calls it as the app does. */
export interface ParentSide extends TestServer {
  cookie: string;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** A page of changes. */
  page(path: string): Promise<ChangesPage>;
  /** A push as it comes; `as` is another's cookie. */
  send(body: unknown, as?: string): Promise<Response>;
  /** The rows of a push. @throws Error when it is refused as a whole. */
  push(...docs: unknown[]): Promise<PushRow[]>;
}

/** Services in the town besides its epoch. */
export const services = 12;

/** With an epoch in both slices and some services in the town. */
export async function parentSide(
  env: Record<string, string> = {},
): Promise<ParentSide> {
  const server = await startTestServer(env);
  await server.write(familyDatabase(people.family), epoch(life));
  await server.write('town', epoch(life));
  for (let index = 0; index < services; index += 1)
    await server.write('town', service(`service-${index}`));
  const cookie = await server.signIn('ada.prova');
  const get: ParentSide['get'] = (path, headers = {}) =>
    fetch(server.url + path, { headers: { cookie, ...headers } });
  const send: ParentSide['send'] = (body, as = cookie) =>
    post(server.url, '/sync/family/_bulk_docs', body, as);
  return {
    ...server,
    cookie,
    get,
    page: async (path) => (await (await get(path)).json()) as ChangesPage,
    send,
    async push(...docs) {
      const response = await send({ docs });
      if (!response.ok) throw new Error(`push answered ${response.status}`);
      return (await response.json()) as PushRow[];
    },
  };
}

/** Why a document was refused. */
export function reasonOf(row: PushRow | undefined): string {
  return row && 'reason' in row ? row.reason : JSON.stringify(row);
}
