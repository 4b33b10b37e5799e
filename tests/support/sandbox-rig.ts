import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Koa from 'koa';
import { readConfig } from '../../server/config.ts';
import { cieWay } from '../../server/identity/saml/cie-way.ts';
import { spidWay } from '../../server/identity/saml/spid-way.ts';
import type { Claims } from '../../server/identity/claims.ts';
import { pendingSignInsIn } from '../../server/identity/pending-sign-ins-in.ts';
import { recordsIn } from '../../server/identity/records/records.ts';
import { createLog } from '../../server/log.ts';
import { listen } from '../../server/sandbox/listen.ts';
import { startSandbox } from '../../server/sandbox/start-sandbox.ts';
import { cookieJar, formIn, type CookieJar } from './cookie-jar.ts';
import { memoryDocuments } from './memory-documents.ts';

/** A portal with SPID and CIE as its ways in, before the identity providers of the sandbox. */
export async function sandboxRig() {
  const dataDir = await mkdtemp(join(tmpdir(), 'sandbox-'));
  const app = new Koa();
  app.silent = true;
  const home = await listen(app, 0);
  const sandbox = await startSandbox({
    ...{ dataDir, port: 0, town: undefined, portal: home.url },
  });
  const documents = memoryDocuments();
  const now = () => new Date();
  const admitted: Claims[] = [];
  const deps = {
    config: readConfig({ DATA_DIR: dataDir, PUBLIC_ORIGIN: home.url }),
    portal: documents,
    pending: pendingSignInsIn(documents, now),
    finish(ctx: { status: number }, claims: Claims) {
      admitted.push(claims);
      ctx.status = 200;
      return Promise.resolve();
    },
    sessions: {
      byLogin: () => Promise.resolve([]),
      end: () => Promise.resolve(),
    },
    records: recordsIn(documents, 'k'.repeat(32), now),
    log: createLog('silent'),
    now,
  };
  const ways = {
    spid: await spidWay({ ...deps, sandbox: sandbox.spid }),
    cie: await cieWay({ ...deps, sandbox: sandbox.cie }),
  };
  for (const { fromElsewhere } of Object.values(ways))
    if (fromElsewhere) app.use(fromElsewhere);

  /** From the link to the page of the identity provider. */
  const goThere = async (jar: CookieJar, scheme: 'spid' | 'cie') => {
    const view = await ways[scheme].view();
    const providers = view && 'providers' in view ? view.providers : [];
    const entityID = providers[0]?.entityId ?? '';
    const started = await jar.fetch(
      `${home.url}/auth/${scheme}/login?${new URLSearchParams({ entityID }).toString()}`,
    );
    return fetch(started.headers.get('location') ?? '');
  };
  const post = async (action: string, fields: Record<string, string>) => {
    const body = new URLSearchParams(fields);
    const answer = await fetch(sandbox.url + action, { method: 'POST', body });
    return formIn(await answer.text());
  };
  return {
    ...{ sandbox, admitted, goThere, home: home.url },
    /** The whole way in; the status that the browser sees at its end. */
    async enter(scheme: 'spid' | 'cie', choice: Record<string, string> = {}) {
      const jar = cookieJar();
      const form = formIn(await (await goThere(jar, scheme)).text());
      const chosen = await post(form.action, {
        ...form.fields,
        ...{ person: 'sconosciuto', level: '2', fault: 'none', ...choice },
      });
      const answer =
        'SAMLResponse' in chosen.fields
          ? chosen
          : await post(chosen.action, { ...chosen.fields, consent: '1' });
      const body = new URLSearchParams(answer.fields);
      const response = await jar.fetch(answer.action, { method: 'POST', body });
      return { status: response.status, text: await response.text() };
    },
    async stop() {
      await sandbox.stop();
      await home.stop();
      await rm(dataDir, { recursive: true });
    },
  };
}
