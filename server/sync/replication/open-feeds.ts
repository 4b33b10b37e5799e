import { traceOf, type Log } from '../../log.ts';
import type { StaffDoor } from './deps.ts';

/** The feeds that are open now, whose accounts are looked at again and again: a right is not a matter of when one asked. */
export interface OpenFeeds {
  /** `close` is called when the account is gone or `still` says no to what it is now; returns how to take the feed off. */
  add(
    username: string,
    still: (roles: readonly string[]) => boolean,
    close: () => void,
  ): () => void;
}

interface Feed {
  still: (roles: readonly string[]) => boolean;
  close: () => void;
}

export function openFeeds(door: StaffDoor, log: Log, every: number): OpenFeeds {
  const feeds = new Map<string, Set<Feed>>();
  let timer: NodeJS.Timeout | undefined;

  const look = async (username: string, open: ReadonlySet<Feed>) => {
    const identity = await door.current(username);
    for (const feed of [...open])
      if (!identity || !feed.still(identity.roles)) feed.close();
  };
  const lookAtAll = async () => {
    try {
      for (const [username, open] of feeds) await look(username, open);
    } catch (error) {
      // Not knowing is no reason to cut a tool off; its next request will be asked again.
      log.warn('accounts of feeds not looked at', traceOf(error));
    }
    timer = feeds.size > 0 ? later() : undefined;
  };
  const later = () =>
    setTimeout(() => {
      void lookAtAll();
    }, every).unref();

  return {
    add(username, still, close) {
      const feed = { still, close };
      const open = feeds.get(username) ?? new Set();
      feeds.set(username, open.add(feed));
      timer ??= later();
      return () => {
        open.delete(feed);
        if (open.size === 0 && feeds.get(username) === open)
          feeds.delete(username);
      };
    },
  };
}
