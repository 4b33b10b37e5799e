import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { closeIcon } from './icons.ts';

/** Fired by `pg-sheet` when the reader wants it closed: the owner navigates, and the sheet goes with its URL. */
export class CloseSheetEvent extends Event {
  static readonly type = 'pg-close';
  constructor() {
    super(CloseSheetEvent.type, { bubbles: true });
  }
}

/**
 * A detail over the page: from below on phones, a side panel on wide screens. Open as long as it is in the document,
 * because its state is a URL. Escape, the backdrop and the cross fire `pg-close` and change nothing by themselves; a
 * browser that closes the dialog all the same (a second Escape, an Android back gesture) fires it too.
 * Content comes by the `content` property: in light DOM there are no slots.
 */
@customElement('pg-sheet')
export class Sheet extends LitElement {
  @property() heading = '';
  @property({ attribute: 'close-label' }) closeLabel = '';
  @property({ attribute: false }) content: unknown;
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('h2') private head!: HTMLElement;
  #opener: Element | null = null;

  protected override createRenderRoot(): this {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#opener = document.activeElement;
    // Moved in the document: the dialog left the top layer and must be put back.
    if (this.hasUpdated) this.#open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    if (this.#opener instanceof HTMLElement && this.#opener.isConnected)
      this.#opener.focus();
  }

  protected override firstUpdated(): void {
    this.#open();
  }

  protected override render(): TemplateResult {
    return html`<dialog
      class="sheet"
      aria-labelledby="sheet-title"
      @cancel=${this.#cancel}
      @close=${this.#ask}
      @click=${this.#clickOutside}
    >
      <div class="sheet-head">
        <h2 id="sheet-title" tabindex="-1">${this.heading}</h2>
        <button
          class="btn btn-icon"
          type="button"
          aria-label=${this.closeLabel}
          @click=${this.#ask}
        >
          ${closeIcon()}
        </button>
      </div>
      <div class="sheet-body">${this.content}</div>
    </dialog>`;
  }

  #open(): void {
    if (this.dialog.open) return;
    this.dialog.showModal();
    // The first control would be the cross: a reader wants to hear where they are first.
    this.head.focus();
  }

  #cancel(event: Event): void {
    event.preventDefault();
    this.#ask();
  }

  #clickOutside(event: MouseEvent): void {
    if (event.target === this.dialog) this.#ask();
  }

  #ask(): void {
    this.dispatchEvent(new CloseSheetEvent());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-sheet': Sheet;
  }
  interface HTMLElementEventMap {
    'pg-close': CloseSheetEvent;
  }
}
