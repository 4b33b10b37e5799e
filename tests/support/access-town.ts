import type { Doc } from '#model/document.ts';
import { fiscalCodeOf } from '#model/fiscal-code.ts';
import type { SessionView } from '#model/phone-protocol.ts';
import { accessRig, answerOf } from './access-rig.ts';
import { cookieJar, type CookieJar } from './cookie-jar.ts';

export const codeOf = (givenName: string, born: string) =>
  fiscalCodeOf({
    ...{ givenName, familyName: 'Prova', born, sex: 'F', place: 'G479' },
  });
export const ids = {
  family: 'f0000000-0000-4000-8000-000000000001',
  child: 'c0000000-0000-4000-8000-000000000001',
  ada: 'a0000000-0000-4000-8000-000000000001',
  mia: 'a0000000-0000-4000-8000-000000000002',
} as const;
export const ada = codeOf('Ada', '1985-04-12');
export const stranger = codeOf('Eva', '1980-01-01');
const at = '2025-09-01T08:00:00.000Z';
const range = { from: '2024-09-01' };
const family: Doc<'family'> = {
  ...{ _id: `family:${ids.family}`, type: 'family', v: 1, at },
  family: ids.family,
  body: {
    label: 'Famiglia Prova',
    members: [
      {
        ...{ person: ids.ada, givenName: 'Ada', familyName: 'Prova' },
        ...{ fiscalCode: ada, ...range },
      },
      { person: ids.mia, givenName: 'Mia', familyName: 'Prova', ...range },
    ],
    children: [{ child: ids.child, ...range }],
    payers: [],
  },
};
const child: Doc<'child'> = {
  ...{ _id: `child:${ids.child}`, type: 'child', v: 1, at },
  child: ids.child,
  body: { givenName: 'Nino', familyName: 'Prova', born: '2020-02-29' },
};

/**
 * A rig whose registry lists one household: Ada by her codice fiscale, Mia without one, and a child of theirs. Ada is
 * on the staff too; nobody lists the stranger.
 */
export async function accessTown() {
  const rig = await accessRig();
  await rig.write(family);
  await rig.write(child);
  const roles = ['staff'];
  await rig.staff.write({ fiscalCode: ada, name: 'Ada P.', roles }, 'test');

  /** A browser to which an identity provider has just answered. */
  async function arrive(
    claims: object,
    more: Parameters<typeof answerOf>[1] = {},
  ) {
    const jar = cookieJar();
    const headers = answerOf(rig.claims(claims), more);
    const answer = await jar.fetch(`${rig.url}/test/sign-in`, {
      method: 'POST',
      headers,
    });
    return { jar, answer, html: await answer.text() };
  }

  return {
    ...rig,
    arrive,
    /** The session a browser has, or the status of having none. */
    async sessionOf(jar: CookieJar) {
      const answer = await jar.fetch(`${rig.url}/auth/session`);
      return answer.status === 200
        ? ((await answer.json()) as SessionView)
        : answer.status;
    },
    /** A call of the app. */
    post: (jar: CookieJar, path: string, body: object) =>
      jar.fetch(rig.url + path, {
        method: 'POST',
        headers: {
          ...{ 'portal-app': '1', 'content-type': 'application/json' },
          'sec-fetch-site': 'same-origin',
        },
        body: JSON.stringify(body),
      }),
    async issue(person: string): Promise<string> {
      const who = { person, family: ids.family };
      const issued = await rig.codes.issue(who, 'test');
      if (!issued) throw new Error('no such guardian');
      return issued.code;
    },
  };
}
export type AccessTown = Awaited<ReturnType<typeof accessTown>>;
