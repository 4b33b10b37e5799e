import { equal, ok } from '../../tests/support/assert.ts';
import { memoryStore } from '../../tests/support/memory-store.ts';
import { sampleDocs } from '../../tests/support/sample-family.ts';
import { account } from '../../tests/support/sample-people.ts';
import { openShell, type OpenShell } from '../../tests/support/shell.ts';
import { until } from '../../tests/support/until.ts';
import { isDoc, type Doc } from '#model/document.ts';
import { readMarkId } from '#model/document-id.ts';
import { unreadCount, unreadTypes } from './unread-count.ts';

const today = '2026-11-23';
const { person, family } = account;
if (!person || !family) throw new Error('the sample account is no parent');
const docs = sampleDocs.filter(
  (one): one is Doc<(typeof unreadTypes)[number]> =>
    (unreadTypes as readonly string[]).includes(one.type),
);
const mark = (target: string, author = person) => ({
  _id: readMarkId(author, target),
  type: 'readMark' as const,
  v: 1 as const,
  at: '2026-11-23T07:30:00.000Z',
  family,
  author,
  body: { target, confirmed: false },
});
const toRead = docs.filter(
  (one) =>
    isDoc(one, 'announcement') ||
    (isDoc(one, 'message') && one.body.from.side === 'office'),
);

suite('what is unread in Comunicazioni', () => {
  test('is news of the family that still counts, and threads with an answer', () => {
    const unread = unreadCount(docs, person, today);
    ok(unread > 1, `${unread}`);
    // Of another school, and past its last day: neither is to be read.
    const all = docs.filter((one) => isDoc(one, 'announcement')).length;
    const withoutThreads = docs.filter((one) => !isDoc(one, 'message'));
    equal(unreadCount(withoutThreads, person, today) < all, true);
  });

  test('goes down by what this parent reads, not by what the other one does', () => {
    const other = '5a3c1e00-0000-4000-8000-0000000000ee';
    const before = unreadCount(docs, person, today);
    const byOther = toRead.map((one) => mark(one._id, other));
    equal(unreadCount([...docs, ...byOther], person, today), before);
    const own = toRead.map((one) => mark(one._id));
    equal(unreadCount([...docs, ...own], person, today), 0);
  });
});

suite('the count in the bar', () => {
  let shell: OpenShell;
  teardown(() => {
    shell.close();
  });
  const badge = () => shell.root.querySelector<HTMLElement>('.unread');

  test('is heard with the name of its section, and goes when all is read', async () => {
    const store = memoryStore({ account, docs: sampleDocs });
    shell = await openShell(store, '/altro');
    await until('the count', () => badge() !== null);
    const link = badge()?.closest('a');
    const words = link?.textContent.replace(/\s+/g, ' ').trim() ?? '';
    ok(/Messaggi ?\d+ da leggere$/.test(words), words);
    store.docs.next([
      ...store.docs.value,
      ...toRead.map((one) => mark(one._id)),
    ]);
    await until('nothing is unread', () => badge() === null);
  });
});
