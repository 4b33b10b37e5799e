import type { Deps } from '../../client/data/deps.ts';
import type { openStore } from '../../client/data/open-store.ts';
import type { Store } from '../../client/data/store.ts';
import type { FakePhone } from './fake-phone.ts';
import { testKeys } from './test-keys.ts';
import { until } from './until.ts';

declare global {
  interface Window {
    openTab?: typeof openStore;
  }
}

export interface Tab {
  store: Store;
  window: Window;
  /** Closes the tab as a browser does: without a word to the program in it. */
  kill(): void;
}

/** The same account in another tab: a frame with its own realm, its own RxDB and the same IndexedDB. */
export async function openTab(
  { comune, account }: FakePhone,
  deps: Partial<Deps> = {},
  before: (window: Window) => void = () => undefined,
): Promise<Tab> {
  const frame = document.createElement('iframe');
  frame.srcdoc =
    '<script type="module" src="/dist/test/tests/support/tab.js"></script>';
  document.body.append(frame);
  const inner = await until('the frame', () =>
    frame.contentWindow?.openTab ? frame.contentWindow : undefined,
  );
  before(inner);
  const store = await inner.openTab?.(account, {
    fetch: comune.fetch,
    EventSource: comune.EventSource,
    keys: testKeys,
    retryMs: 20,
    timeoutMs: 2000,
    ...deps,
  });
  if (!store) throw new Error('the frame did not open');
  return {
    store,
    window: inner,
    kill: () => {
      frame.remove();
    },
  };
}
