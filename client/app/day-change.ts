import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Day } from '#model/day.ts';
import { today } from './clock.ts';
import { hasDirtyForm } from './dirty-forms.ts';

/** How often an open app asks whether a new day has begun, in ms. */
const every = 60_000;

/**
 * The day on the screen. An app left open overnight, or put away in the evening, must not show yesterday as 'oggi':
 * its element is drawn again when the Comune's day has changed, but never over a half-written form.
 */
export class DayChange implements ReactiveController {
  day: Day = today();
  readonly #host: ReactiveControllerHost;
  #listening: AbortController | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#listening = new AbortController();
    document.addEventListener('visibilitychange', this.#look, {
      signal: this.#listening.signal,
    });
    this.#timer = setInterval(this.#look, every);
    this.#look();
  }

  hostDisconnected(): void {
    this.#listening?.abort();
    clearInterval(this.#timer);
  }

  readonly #look = () => {
    if (today() === this.day || hasDirtyForm()) return;
    this.day = today();
    this.#host.requestUpdate();
  };
}
