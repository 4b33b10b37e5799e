import { createContext } from '@lit/context';
import type { ChildDoc } from '#model/child.ts';
import type { SessionView } from '#model/phone-protocol.ts';
import type { Store } from '../data/store.ts';
import type { Navigation } from './navigation.ts';

/** The signed-in account's data on this device. Pages are drawn only once it is open, so it is always there. */
export const storeContext = createContext<Store>('pg-store');

/** Who is signed in, and to which Comune. */
export const sessionContext = createContext<SessionView>('pg-session');

export const navigationContext = createContext<Navigation>('pg-navigation');

/** The family's children, and those the chips let through. */
export interface ChildChoice {
  readonly all: readonly ChildDoc[];
  /** `all` under 'Tutti', else the one of `?figlio=`. */
  readonly chosen: readonly ChildDoc[];
}
export const childrenContext = createContext<ChildChoice>('pg-children');
