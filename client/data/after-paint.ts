/** Resolves when what was just put on the screen is there; in a tab that is not drawn, soon all the same. */
export function afterPaint(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 100);
    requestAnimationFrame(() => {
      setTimeout(resolve);
    });
  });
}
