import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { PageTitleEvent } from '../../app/page-title.ts';
import { accessSections } from './access-sections.ts';
import { readAccount } from './office-calls.ts';
import { Remote } from './remote.ts';

/** A colleague, or a local account that no household knows: where it is signed in, a lost second step. */
@customElement('pg-office-account-page')
export class OfficeAccountPage extends LitElement {
  @property() account!: string;
  readonly #access = new Remote(this, async () => {
    const access = await readAccount(this.account);
    this.dispatchEvent(new PageTitleEvent(access.name));
    return access;
  });

  protected override createRenderRoot(): this {
    return this;
  }

  protected override render(): TemplateResult {
    return this.#access.show(
      (access) =>
        html`<div
          class="office"
          @pg-office-changed=${() => void this.#access.read()}
        >
          ${accessSections(access)}
        </div>`,
      8,
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-office-account-page': OfficeAccountPage;
  }
}
