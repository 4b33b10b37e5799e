import { randomUUID } from 'node:crypto';
import { familyDatabase } from '#model/databases.ts';
import { median, type Measure } from './measure.ts';
import { startStack, type Stack } from './stack.ts';

const rounds = 15;
const atOnce = 4;

/** Documents a second, of `atOnce` readers that fetch the same page of changes one after another. */
async function rate(
  url: string,
  headers: Record<string, string>,
  docs: number,
): Promise<number> {
  const start = performance.now();
  const reader = async (): Promise<void> => {
    for (let round = 0; round < rounds; round++) {
      const answer = await fetch(url, {
        headers: { ...headers, 'accept-encoding': 'identity' },
      });
      const page = (await answer.json()) as { results: unknown[] };
      if (page.results.length < docs)
        throw new Error(`${page.results.length} rows of ${docs}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, reader));
  return (docs * rounds * atOnce) / ((performance.now() - start) / 1000);
}

/** Fills the family's database up to a full page of the phone's pull. */
async function fill(
  { couch, session }: Stack,
  database: string,
  count: number,
): Promise<void> {
  const docs = Array.from({ length: count }, () => {
    const thread = randomUUID();
    return {
      _id: `message:${thread}`,
      type: 'message',
      v: 1,
      at: '2026-11-02T09:00:00.000Z',
      family: session.account.family,
      body: {
        thread,
        topic: 'other',
        subject: 'Prova di velocità',
        text: 'Una risposta di media lunghezza. '.repeat(20),
        from: { side: 'office', name: 'Ufficio' },
      },
    };
  });
  const answer = await fetch(`${couch.url}/${database}/_bulk_docs`, {
    method: 'POST',
    headers: { ...couch.headers, 'content-type': 'application/json' },
    body: JSON.stringify({ docs }),
  });
  if (!answer.ok) throw new Error(await answer.text());
}

/** Pulling through Koa, with its session, its token and its checks, against the same request straight to CouchDB. */
export async function pullThroughput(): Promise<Measure[]> {
  const stack = await startStack({ DISTRIBUTION: '0' });
  try {
    const database = familyDatabase(stack.session.account.family ?? '');
    await fill(stack, database, 1000);
    const query = 'since=0&limit=1000';
    const direct = `${stack.couch.url}/${database}/_changes?${query}&include_docs=true`;
    const through = `${stack.url}/sync/family/_changes?${query}`;
    const ratios: number[] = [];
    const rates: number[] = [];
    // The first pair only warms both up.
    for (let pair = 0; pair < 6; pair++) {
      const floor = await rate(direct, stack.couch.headers, 990);
      const ours = await rate(through, { cookie: stack.session.cookie }, 990);
      if (pair === 0) continue;
      ratios.push(ours / floor);
      rates.push(ours);
    }
    return [
      { name: 'pull through Koa', value: median(rates), unit: 'docs/s' },
      {
        name: 'pull through Koa ÷ direct to CouchDB',
        value: median(ratios),
        unit: '×',
        goal: '≥ 0.7',
      },
    ];
  } finally {
    await stack.close();
  }
}
