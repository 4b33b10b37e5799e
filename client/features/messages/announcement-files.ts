import { msg, str } from '@lit/localize';
import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { AnnouncementDoc } from '#model/announcement.ts';
import { bytes } from '../../app/format.ts';

type File = NonNullable<AnnouncementDoc['body']['files']>[number];
type Progress = 'opening' | 'missing';

/** The files of an announcement: opened from this phone if they were before, else fetched. */
@customElement('pg-announcement-files')
export class AnnouncementFiles extends LitElement {
  @property({ attribute: false }) files: readonly File[] = [];
  @property({ attribute: false }) open?: (name: string) => Promise<Blob>;
  @state() private progress: Readonly<Record<string, Progress>> = {};

  protected override createRenderRoot(): this {
    return this;
  }

  protected override render(): TemplateResult {
    return html`<h2 class="h3">${msg('Allegati')}</h2>
      <ul class="files">
        ${this.files.map((file) => this.#item(file))}
      </ul>`;
  }

  #item(file: File): TemplateResult {
    const progress = this.progress[file.name];
    return html`<li>
      <button
        type="button"
        class="btn btn-outline file"
        aria-disabled=${ifDefined(progress === 'opening' ? 'true' : undefined)}
        @click=${() => this.#openFile(file)}
      >
        <span>${file.title}</span>
        <span class="file-size"
          >${kindWord(file.contentType)}, ${bytes(file.bytes)}</span
        >
      </button>
      <p class="file-state" role="status">${stateWords(progress, file)}</p>
    </li>`;
  }

  async #openFile(file: File): Promise<void> {
    if (!this.open || this.progress[file.name] === 'opening') return;
    this.#mark(file, 'opening');
    try {
      saveAs(await this.open(file.name), file.name);
      this.#mark(file, undefined);
    } catch {
      // Whatever kept it away, network or server, the parent can only try again later.
      this.#mark(file, 'missing');
    }
  }

  #mark(file: File, progress: Progress | undefined): void {
    const next = { ...this.progress };
    if (progress) next[file.name] = progress;
    else Reflect.deleteProperty(next, file.name);
    this.progress = next;
  }
}

function stateWords(progress: Progress | undefined, file: File): string {
  if (progress === 'opening') return msg(str`Apro «${file.title}»…`);
  return progress === 'missing'
    ? msg(
        'Non ancora scaricato su questo telefono. Aprilo quando c’è rete: poi resta disponibile anche senza.',
      )
    : '';
}

function kindWord(contentType: string): string {
  if (contentType === 'application/pdf') return 'PDF';
  return contentType.startsWith('image/') ? msg('Immagine') : msg('File');
}

/** A download link works where a new window would be blocked: after an await, inside an installed app. */
function saveAs(blob: Blob, name: string): void {
  const href = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = href;
  link.download = name;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(href);
  }, 60_000);
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-announcement-files': AnnouncementFiles;
  }
}
