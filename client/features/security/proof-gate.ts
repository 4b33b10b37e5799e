import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import { accessError } from '../../app/access-error.ts';
import { refusalOf } from '../../data/local-account.ts';
import './prove-again.ts';

type Words = ReturnType<typeof accessError>;

/**
 * Does what the Comune may want a proof for first: then asks for it in place and does the same again. `explain` has words
 * of its own for what may be refused.
 */
export class ProofGate implements ReactiveController {
  error: Words | undefined;
  busy = false;
  readonly #host: ReactiveControllerHost;
  readonly #explain: (error: unknown) => Words | undefined;
  #wanted: (() => Promise<void>) | undefined;

  constructor(
    host: ReactiveControllerHost,
    explain: (error: unknown) => Words | undefined = () => undefined,
  ) {
    this.#host = host;
    this.#explain = explain;
    host.addController(this);
  }

  hostConnected(): void {
    this.#wanted = undefined;
  }

  async do(act: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.error = this.#wanted = undefined;
    this.#host.requestUpdate();
    try {
      await act();
    } catch (error) {
      if (refusalOf(error) === 'proof-needed') this.#wanted = act;
      else this.error = this.#explain(error) ?? accessError(error);
    }
    this.busy = false;
    this.#host.requestUpdate();
  }

  /** The question, while something waits for its answer. */
  form(passkey: boolean): TemplateResult | typeof nothing {
    const wanted = this.#wanted;
    return wanted
      ? html`<pg-prove-again
          ?passkey=${passkey}
          @pg-proved=${() => void this.do(wanted)}
        ></pg-prove-again>`
      : nothing;
  }
}
