import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Observable } from 'rxjs';

/**
 * The latest value of an observable, in an element that is drawn again at each: subscribed while the element is in
 * the document. `source` is asked when the element is connected and again when one of its `keys` has changed:
 * `#month = new LiveQuery(this, ([child, month]) => monthOf(this.store, child, month), () => [this.child, this.month])`.
 */
export class LiveQuery<
  T,
  K extends readonly unknown[] = [],
> implements ReactiveController {
  /** Undefined until the first value: what is on the phone comes within a few ms. */
  value: T | undefined;
  readonly #host: ReactiveControllerHost;
  readonly #source: (keys: K) => Observable<T> | undefined;
  readonly #keys: (() => K) | undefined;
  #current: K | undefined;
  #stop: (() => void) | undefined;

  constructor(
    host: ReactiveControllerHost,
    source: (keys: K) => Observable<T> | undefined,
    keys?: () => K,
  ) {
    this.#host = host;
    this.#source = source;
    this.#keys = keys;
    host.addController(this);
  }

  hostConnected(): void {
    this.#current = undefined;
    this.#follow();
  }

  hostUpdate(): void {
    this.#follow();
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#stop = undefined;
  }

  #follow(): void {
    const keys = this.#keys?.() ?? ([] as unknown as K);
    const current = this.#current;
    if (
      this.#stop &&
      current?.length === keys.length &&
      keys.every((key, index) => key === current[index])
    )
      return;
    this.#stop?.();
    this.#current = keys;
    const subscription = this.#source(keys)?.subscribe((value) => {
      this.value = value;
      this.#host.requestUpdate();
    });
    this.#stop =
      subscription &&
      (() => {
        subscription.unsubscribe();
      });
  }
}
