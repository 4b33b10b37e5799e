import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Observable, Subscription } from 'rxjs';

/**
 * Shows an Observable's latest value in an element: subscribed while the element is connected, each emission asks
 * for an update. `source` is called at every connection, when contexts are there; undefined means nothing to show yet.
 * `value` is undefined before the first emission.
 */
export class Live<T> implements ReactiveController {
  value: T | undefined;
  readonly #host: ReactiveControllerHost;
  readonly #source: () => Observable<T> | undefined;
  #subscription: Subscription | undefined;

  constructor(
    host: ReactiveControllerHost,
    source: () => Observable<T> | undefined,
  ) {
    this.#host = host;
    this.#source = source;
    host.addController(this);
  }

  hostConnected(): void {
    this.#subscription = this.#source()?.subscribe((value) => {
      this.value = value;
      this.#host.requestUpdate();
    });
  }

  hostDisconnected(): void {
    this.#subscription?.unsubscribe();
    this.#subscription = undefined;
  }

  /** Calls `source` anew, after something it depends on has changed. */
  renew(): void {
    this.hostDisconnected();
    this.hostConnected();
  }
}
