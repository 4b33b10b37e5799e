import { msg, str } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { PersonAccess } from '#model/office-protocol.ts';
import { listOf } from '../../app/format.ts';
import { PageTitleEvent } from '../../app/page-title.ts';
import { accessSections } from './access-sections.ts';
import './code-issue.ts';
import { readPerson } from './office-calls.ts';
import { Remote } from './remote.ts';

/** An adult of a household: their code on paper, where they are signed in, a lost second step. */
@customElement('pg-office-person-page')
export class OfficePersonPage extends LitElement {
  @property({ attribute: false }) family = '';
  @property({ attribute: false }) person = '';
  readonly #access = new Remote(this, async () => {
    const access = await readPerson(this.family, this.person);
    this.dispatchEvent(new PageTitleEvent(access.name));
    return access;
  });

  protected override createRenderRoot(): this {
    return this;
  }

  protected override render(): TemplateResult {
    return this.#access.show((access) => this.#page(access), 8);
  }

  #page(access: PersonAccess): TemplateResult {
    const { familyLabel, children, name, family, person } = access;
    return html`<div
      class="office"
      @pg-office-changed=${() => void this.#access.read()}
    >
      <p class="muted no-print">
        ${familyLabel}${
          children.length > 0
            ? html` · ${msg(str`figli: ${listOf(children)}`)}`
            : nothing
        }
      </p>
      <pg-office-code
        .name=${name}
        .family=${family}
        .person=${person}
      ></pg-office-code>
      ${accessSections(access)}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-office-person-page': OfficePersonPage;
  }
}
