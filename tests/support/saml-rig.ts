import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import Koa from 'koa';
import type { Claims } from '../../server/identity/claims.ts';
import { pendingSignInsIn } from '../../server/identity/pending-sign-ins-in.ts';
import {
  recordsIn,
  type Records,
} from '../../server/identity/records/records.ts';
import { cieWay } from '../../server/identity/saml/cie-way.ts';
import type { SamlWayDeps } from '../../server/identity/saml/make-way.ts';
import { spidWay } from '../../server/identity/saml/spid-way.ts';
import type { Way } from '../../server/identity/way.ts';
import { createLog } from '../../server/log.ts';
import { answerErrors } from '../../server/middleware/errors.ts';
import { cookieJar, type CookieJar } from './cookie-jar.ts';
import { memoryDocuments, type MemoryDocuments } from './memory-documents.ts';
import { testIdp, type TestIdp } from './saml-idp.ts';

export interface SamlRig {
  url: string;
  way: Way;
  idp: TestIdp;
  portal: MemoryDocuments;
  records: Records;
  /** Who was let in, in order. */
  admitted: Claims[];
  /** Sessions that were ended. */
  ended: string[];
  clock: { ms: number };
  /** Every later call of the database fails. */
  cutDatabase(error: Error | undefined): void;
  /** Every later end of a session fails. */
  failToEnd(error: Error | undefined): void;
  /** Starts a sign-in and gives what the identity provider is asked. */
  start(jar: CookieJar, query?: string): Promise<Started>;
  answer(jar: CookieJar, samlResponse: string): Promise<Response>;
  close(): void;
}

export interface Started {
  id: string;
  xml: string;
  address: URL;
}

export { cookieJar };

/** A way in by SAML on a port of its own, with an identity provider that a test speaks for. */
export async function samlRig(
  scheme: 'spid' | 'cie' = 'spid',
  config: Partial<SamlWayDeps['config']> = {},
  described: (metadata: string) => string = (metadata) => metadata,
): Promise<SamlRig> {
  const folder = mkdtempSync(join(tmpdir(), 'saml-'));
  const idp = await testIdp();
  const metadata = join(folder, 'idp.xml');
  writeFileSync(metadata, described(idp.metadata));
  const clock = { ms: 0 };
  const now = () => new Date(Date.now() + clock.ms);
  const portal = memoryDocuments();
  let cut: Error | undefined;
  let unending: Error | undefined;
  const failing = new Proxy(portal, {
    get: (target, name) => {
      if (cut) throw cut;
      return Reflect.get(target, name) as unknown;
    },
  });
  const records = recordsIn(
    failing,
    'una-chiave-di-prova-lunga-32-caratteri',
    now,
  );
  const admitted: Claims[] = [];
  const ended: string[] = [];
  const app = new Koa();
  app.silent = true;
  const log = createLog('silent');
  app.use(answerErrors(log));
  const server = createServer((request, response) => {
    void app.callback()(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const open = scheme === 'spid' ? spidWay : cieWay;
  const way = await open({
    config: {
      NODE_ENV: 'test',
      DATA_DIR: folder,
      PUBLIC_ORIGIN: url,
      PORT: port,
      COMUNE_NAME: 'Comune di Montelago',
      COMUNE_SITE: 'https://comune.montelago.example',
      SESSION_DAYS: 30,
      SAML_ENTITY_ID: undefined,
      SAML_KEY_FILE: undefined,
      SAML_CERTIFICATE_FILE: undefined,
      SAML_IPA_CODE: undefined,
      SAML_BELFIORE: undefined,
      SAML_ORGANIZATION: undefined,
      SAML_SERVICE: 'Portale Genitori',
      SAML_CONTACT_EMAIL: undefined,
      SAML_CONTACT_PHONE: undefined,
      SAML_EIDAS: true,
      CIE_PARTNER: undefined,
      SPID_REGISTRY_URL: undefined,
      SPID_REGISTRY_FILE: undefined,
      SPID_TEST_IDP_METADATA: metadata,
      CIE_METADATA_URL: undefined,
      CIE_METADATA_FILE: metadata,
      ...config,
    },
    portal: failing,
    pending: pendingSignInsIn(failing, now, { https: false }),
    records,
    log,
    now,
    finish: (ctx, claims, pending) => {
      admitted.push(claims);
      ctx.status = 200;
      ctx.body = `benvenuta, ${pending.returnTo}`;
      return Promise.resolve();
    },
    sessions: {
      byLogin: () =>
        Promise.resolve(
          admitted.map(
            ({ record = '' }, at) =>
              ({ _id: `session:${at}`, record }) as never,
          ),
        ),
      end: (id) => {
        if (unending) return Promise.reject(unending);
        ended.push(id);
        return Promise.resolve();
      },
    },
  });
  if (way.fromElsewhere) app.use(way.fromElsewhere);
  return {
    ...{ url, way, idp, portal, records, admitted, ended, clock },
    cutDatabase(error) {
      cut = error;
    },
    failToEnd(error) {
      unending = error;
    },
    async start(jar, query = '') {
      const entity = encodeURIComponent(idp.entityId);
      const response = await jar.fetch(
        `${url}/auth/${scheme}/login?entityID=${entity}${query}`,
      );
      const address = new URL(
        response.headers.get('location') ?? 'about:blank',
      );
      const packed = address.searchParams.get('SAMLRequest') ?? '';
      const xml = inflateRawSync(Buffer.from(packed, 'base64')).toString();
      const [, id = ''] = / ID="([^"]+)"/.exec(xml) ?? [];
      return { id, xml, address };
    },
    answer: (jar, samlResponse) =>
      jar.fetch(`${url}/auth/${scheme}/acs`, {
        method: 'POST',
        body: new URLSearchParams({
          SAMLResponse: samlResponse,
          RelayState: 'x',
        }),
      }),
    close() {
      server.closeAllConnections();
      server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
