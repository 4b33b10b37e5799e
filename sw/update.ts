/**
 * A new version waits until a page says that the parent agreed: taking over at once would swap the program under a
 * half-written form.
 */
export function skipWaitingOnRequest(worker: ServiceWorkerGlobalScope): void {
  worker.addEventListener('message', (event: ExtendableMessageEvent) => {
    const data: unknown = event.data;
    if (isSkipWaiting(data)) event.waitUntil(worker.skipWaiting());
  });
}

/** The message that workbox-window's messageSkipWaiting() posts. */
function isSkipWaiting(data: unknown): boolean {
  return (
    typeof data === 'object' &&
    data !== null &&
    'type' in data &&
    data.type === 'SKIP_WAITING'
  );
}
