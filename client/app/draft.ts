import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Store } from '../data/store.ts';
import { markClean, markDirty } from './dirty-forms.ts';

/** Where a form's draft lives; another key is another draft. */
export interface DraftOptions<T> {
  store: () => Store;
  /** Undefined while it is not known yet: the form waits. */
  key: () => string | undefined;
  empty: () => T;
  /** What of a kept value is still a draft of this form: an older version of the app may have written it. */
  read: (kept: unknown) => T | undefined;
}

/** A form's text, in the Store's drafts at every letter: closing the app, a dead battery or an update take nothing. */
export class Draft<T extends object> implements ReactiveController {
  /** There from the first drawing at which the key is known. */
  value!: T;
  /** True when the form was found half-written. */
  restored = false;
  readonly #host: ReactiveControllerHost;
  readonly #options: DraftOptions<T>;
  #key: string | undefined;
  #saving: Promise<void> = Promise.resolve();
  #version = 0;

  constructor(host: ReactiveControllerHost, options: DraftOptions<T>) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostUpdate(): void {
    const key = this.#options.key();
    if (key === undefined || key === this.#key) return;
    this.#key = key;
    this.value = this.#options.empty();
    this.restored = false;
    void this.#restore(key);
  }

  hostDisconnected(): void {
    // Shown again, the form reads what was kept, also by another tab.
    this.#key = undefined;
  }

  /** The form changed: drawn and kept at once. */
  set(change: Partial<T>): void {
    this.#version += 1;
    this.value = { ...this.value, ...change };
    this.#host.requestUpdate();
    this.#keep();
  }

  /** Sent or given up: an empty form. */
  async drop(): Promise<void> {
    const key = this.#key;
    this.#version += 1;
    this.value = this.#options.empty();
    this.restored = false;
    this.#host.requestUpdate();
    await this.#saving.catch(() => undefined);
    if (key !== undefined) await this.#options.store().dropDraft(key);
    markClean(this);
  }

  async #restore(key: string): Promise<void> {
    const version = this.#version;
    const kept = this.#options.read(await this.#options.store().readDraft(key));
    // Letters typed while the draft was being read win.
    if (!kept || key !== this.#key || version !== this.#version) return;
    this.value = kept;
    this.restored = true;
    this.#host.requestUpdate();
  }

  /** One write at a time, in order; what was typed meanwhile goes with the next. */
  #keep(): void {
    const value = this.value;
    const key = this.#key;
    if (key === undefined) return;
    const version = this.#version;
    markDirty(this, () => this.#saving);
    this.#saving = this.#saving
      .catch(() => undefined)
      .then(async () => {
        if (version === this.#version)
          await this.#options.store().saveDraft(key, value);
        if (version === this.#version) markClean(this);
      });
    // The form stays dirty when the disk refuses; whoever flushes forms hears why.
    this.#saving.catch(() => undefined);
  }
}
