import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { closeIcon } from './icons.ts';

export interface Toast {
  text: string;
  action?: { label: string; run: () => void };
  /** Stays until closed; others leave after 8 s, unless the reader is on them. */
  stays?: boolean;
}

interface Shown extends Toast {
  id: number;
  closeLabel: string;
}

/** Ms a toast stays. */
const stay = 8000;

/** Short messages over the page, newest below, read out when the reader pauses. The owner calls `show`. */
@customElement('pg-toasts')
export class Toasts extends LitElement {
  @state() private shown: readonly Shown[] = [];
  #next = 0;
  readonly #timers = new Map<number, ReturnType<typeof setTimeout>>();

  protected override createRenderRoot(): this {
    return this;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  /** Shows a toast; one that says the same as another takes its place. */
  show(toast: Toast, closeLabel: string): void {
    const id = this.#next++;
    this.shown = [
      ...this.shown.filter((one) => one.text !== toast.text),
      { ...toast, id, closeLabel },
    ];
    if (!toast.stays) this.#leaveLater(id);
  }

  protected override render(): TemplateResult {
    return html`<div class="toasts" role="status" aria-live="polite">
      ${repeat(
        this.shown,
        (one) => one.id,
        (one) => this.#toast(one),
      )}
    </div>`;
  }

  #toast(one: Shown): TemplateResult {
    const { action } = one;
    return html`<div
      class="toast"
      @focusin=${() => {
        this.#wait(one.id);
      }}
      @focusout=${() => {
        if (!one.stays) this.#leaveLater(one.id);
      }}
      @pointerenter=${() => {
        this.#wait(one.id);
      }}
      @pointerleave=${() => {
        if (!one.stays) this.#leaveLater(one.id);
      }}
    >
      <p>${one.text}</p>
      ${
        action
          ? html`<button
              class="btn btn-text"
              type="button"
              @click=${() => {
                this.#close(one.id);
                action.run();
              }}
            >
              ${action.label}
            </button>`
          : nothing
      }
      <button
        class="btn btn-icon"
        type="button"
        aria-label=${one.closeLabel}
        @click=${() => {
          this.#close(one.id);
        }}
      >
        ${closeIcon()}
      </button>
    </div>`;
  }

  #leaveLater(id: number): void {
    this.#wait(id);
    this.#timers.set(
      id,
      setTimeout(() => {
        this.#close(id);
      }, stay),
    );
  }

  #wait(id: number): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
  }

  #close(id: number): void {
    this.#wait(id);
    this.shown = this.shown.filter((one) => one.id !== id);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-toasts': Toasts;
  }
}
