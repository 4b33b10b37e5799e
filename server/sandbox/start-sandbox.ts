import Koa from 'koa';
import { staffRole } from '#model/databases.ts';
import type { DemoTown } from '../../couch/demo/town.ts';
import { developmentKeys } from '../identity/saml/development-keys.ts';
import type { KeyPair } from '../identity/saml/key-pair.ts';
import { cohesionRoutes } from './cohesion/cohesion-routes.ts';
import type { CohesionSandbox } from './cohesion/cohesion-sandbox.ts';
import { demoPersons, demoStaff } from './demo-persons.ts';
import { listen } from './listen.ts';
import { markup } from './pages/markup.ts';
import { sendPage } from './pages/page.ts';
import type { Person } from './person.ts';
import { metadata } from './saml/metadata.ts';
import type { Idp } from './saml/idp.ts';
import { samlRoutes } from './saml/saml-routes.ts';
import { tickets } from './tickets.ts';

export interface SandboxOptions {
  /** Where its key is kept. */
  dataDir: string;
  /** On 127.0.0.1; 0 takes a free one. */
  port: number;
  /** The demo's, whose guardians can be tried. */
  town: DemoTown | undefined;
  /** Origin of the portal. */
  portal: string;
}

/** Somewhere to sign in with invented persons, never in production. */
export interface Sandbox {
  url: string;
  /** Metadata of the identity providers of each scheme. */
  spid: readonly string[];
  cie: readonly string[];
  cohesion: { url: string; siteId: string };
  /** Who is to be listed among the staff. */
  staff: { fiscalCode: string; name: string; roles: readonly string[] };
  stop(): Promise<void>;
}

/** Two of SPID, since one person may have a login at each, and the one of CIE. */
const providers = [
  { scheme: 'spid', path: '/spid/uno', name: 'Prova Uno ID' },
  { scheme: 'spid', path: '/spid/due', name: 'Prova Due ID' },
  { scheme: 'cie', path: '/cie', name: 'Carta d’identità di prova' },
] as const;

/** Starts identity providers of SPID and CIE and a Cohesion, all invented, on one port of this machine. */
export async function startSandbox({
  dataDir,
  port,
  town,
  portal,
}: SandboxOptions): Promise<Sandbox> {
  const keys = await developmentKeys(dataDir, {
    organization: 'Ambiente di prova',
    entityId: 'https://sandbox.invalid',
    ipaCode: 'c_z999',
    locality: 'Montelago',
  });
  const persons = demoPersons(town, new Date());
  const app = new Koa();
  app.silent = true;
  const listening = await listen(app, port);
  const { url } = listening;
  const idps = providers.map((one) => idpAt(url, one, keys, persons, portal));
  const cohesion: CohesionSandbox = {
    ...{ path: '/cohesion', persons, siteId: 'PORTALE_DI_PROVA' },
    ...{ requests: tickets(), sessions: tickets() },
    slowMs: 30_000,
  };
  for (const idp of idps) app.use(samlRoutes(idp));
  app.use(cohesionRoutes(cohesion));
  app.use((ctx) => {
    const items = idps.map(
      ({ path, name }) =>
        markup`<p><a href="${path}/sessions">${name}: chi è entrato</a></p>`,
    );
    const what = markup`<p>Qui si entra nel portale come una persona inventata: si comincia dalla sua pagina di accesso.</p>
<p><a href="${portal}">Vai al portale</a></p>`;
    sendPage(ctx, { title: 'Identità di prova' }, what, ...items);
  });
  const of = (scheme: string) =>
    idps.filter((idp) => idp.scheme === scheme).map(metadata);
  return {
    url,
    stop: () => listening.stop(),
    ...{ spid: of('spid'), cie: of('cie') },
    cohesion: { url: url + cohesion.path, siteId: cohesion.siteId },
    staff: {
      fiscalCode: demoStaff.fiscalCode,
      name: `${demoStaff.givenName} ${demoStaff.familyName}`,
      roles: [staffRole],
    },
  };
}

function idpAt(
  url: string,
  provider: (typeof providers)[number],
  keys: KeyPair,
  persons: readonly Person[],
  portal: string,
): Idp {
  return {
    ...provider,
    entityId: url + provider.path,
    keys,
    // Who has no codice fiscale has neither SPID nor CIE.
    persons: persons.filter(({ fiscalCode }) => fiscalCode !== ''),
    portal: () => portal,
    requests: tickets(),
    logins: [],
    sent: {},
  };
}
