import { BehaviorSubject } from 'rxjs';
import { omit } from './omit.ts';
import type { SyncState } from './store.ts';

/** What tabs of one account tell each other. */
type Message =
  { is: 'state'; state: Partial<SyncState> } | { is: 'ask' } | { is: Word };

/** `sync-now`: to the leader. `synced`: its answer. `signed-out`: the account has left this device. */
export type Word = 'sync-now' | 'synced' | 'signed-out';

export interface SharedState {
  readonly state: BehaviorSubject<SyncState>;
  /** Changes this tab's state; the leader's change reaches the other tabs. */
  patch(change: Partial<SyncState>): void;
  /** From now on this tab tells the others. */
  lead(): void;
  send(message: Word): void;
  close(): void;
}

/**
 * The state of the sync, the same in every tab: only the leading tab syncs, the others show what it says. Each tab
 * counts `pending`, `refused` and `storage` itself, from the data that all share.
 */
export function sharedState(
  account: string,
  onMessage: (message: Word) => void,
): SharedState {
  const channel = new BroadcastChannel(`portale-sync-${account}`);
  const state = new BehaviorSubject<SyncState>({
    reach: 'unknown',
    busy: false,
    pending: 0,
    refused: 0,
    storage: 'ok',
  });
  let leads = false;

  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if (data.is === 'state') state.next({ ...state.value, ...data.state });
    else if (data.is === 'ask') tell(state.value);
    else onMessage(data.is);
  };
  const tell = (change: Partial<SyncState>) => {
    if (!leads) return;
    const state = omit(change, 'pending', 'refused', 'storage');
    channel.postMessage({ is: 'state', state } satisfies Message);
  };
  channel.postMessage({ is: 'ask' } satisfies Message);

  return {
    state,
    patch: (change) => {
      state.next({ ...state.value, ...change });
      tell(change);
    },
    lead: () => {
      leads = true;
      tell(state.value);
    },
    send: (is) => {
      channel.postMessage({ is } satisfies Message);
    },
    close: () => {
      channel.close();
    },
  };
}
