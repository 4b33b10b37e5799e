/** How long a page may take to grow to the height it had, in ms. */
const patience = 500;

/** Scrolls to where a page had been left, as soon as it is tall enough; gives up when the reader moves first. */
export function restoreScroll(top: number): void {
  const end = performance.now() + patience;
  const gesture = new AbortController();
  for (const type of ['wheel', 'touchstart', 'keydown'])
    addEventListener(
      type,
      () => {
        gesture.abort();
      },
      { once: true, passive: true, signal: gesture.signal },
    );
  const attempt = () => {
    if (gesture.signal.aborted) return;
    scrollTo(0, top);
    if (Math.abs(scrollY - top) > 1 && performance.now() < end)
      requestAnimationFrame(attempt);
    else gesture.abort();
  };
  attempt();
}
