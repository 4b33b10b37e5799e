import { msg } from '@lit/localize';
import type {
  ReactiveController,
  ReactiveControllerHost,
  TemplateResult,
} from 'lit';
import { skeleton } from '../../ui/skeleton.ts';
import { officeError } from './office-error.ts';

/** What the Comune alone knows, asked for when the page is shown and again on `read`; nothing of it stays on the device. */
export class Remote<T> implements ReactiveController {
  value: T | undefined;
  readonly #host: ReactiveControllerHost;
  readonly #ask: () => Promise<T>;
  #error: unknown;
  #turn = 0;

  constructor(host: ReactiveControllerHost, ask: () => Promise<T>) {
    this.#host = host;
    this.#ask = ask;
    host.addController(this);
  }

  hostConnected(): void {
    // After the first properties are there.
    void this.#host.updateComplete.then(() => this.read());
  }

  /** Asks anew; what was there stays on the screen meanwhile. */
  async read(): Promise<void> {
    const turn = ++this.#turn;
    try {
      const value = await this.#ask();
      if (turn !== this.#turn) return;
      this.value = value;
      this.#error = undefined;
    } catch (error) {
      if (turn === this.#turn) this.#error = error;
    }
    this.#host.requestUpdate();
  }

  /** The page once it is known; before that the shape of it, or why it does not come. */
  show(draw: (value: T) => TemplateResult, lines = 5): TemplateResult {
    if (this.#error !== undefined)
      return officeError(this.#error, {
        again: () => void this.read(),
      });
    return this.value === undefined
      ? skeleton(msg('Chiedo al Comune'), lines)
      : draw(this.value);
  }
}
