import { deviceRules } from '#model/device-rules.ts';

/** When the app was last in front in any tab, ms since 1970: shared by all of them, and nobody's secret. */
const seenName = 'portale-seen';
/** How often a tab in front says so, in ms. */
const every = 15_000;

/**
 * Calls `onAway` when the app has been in the background for five minutes: by this device's clock, or by the running
 * time of this page, whichever says more, so that a clock set back does not keep it open. Another tab in front counts
 * as being there. Also when it comes back after a time in which nothing of it ran. Returns the way to stop.
 */
export function watchBackground(onAway: () => void): () => void {
  const listening = new AbortController();
  const isHidden = () => document.visibilityState === 'hidden';
  let hiddenAt = performance.now();
  let seenThen = seen();

  const look = () => {
    if (awayMs() >= deviceRules.lockAfterMs) onAway();
    else if (!isHidden()) note();
  };
  const awayMs = () => {
    const at = seen();
    // Another tab has been in front since: the running time of this one says nothing.
    const ran = at === seenThen ? performance.now() - hiddenAt : 0;
    const passed = Date.now() - at;
    return Math.max(ran, passed < -every ? Infinity : passed);
  };
  const note = () => {
    localStorage.setItem(seenName, String(Date.now()));
    seenThen = seen();
    hiddenAt = performance.now();
  };
  document.addEventListener(
    'visibilitychange',
    () => {
      if (isHidden()) note();
      else look();
    },
    { signal: listening.signal },
  );
  const timer = setInterval(look, every);
  note();
  return () => {
    listening.abort();
    clearInterval(timer);
  };
}

function seen(): number {
  return Number(localStorage.getItem(seenName) ?? 0);
}
