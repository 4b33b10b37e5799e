import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import { field } from '../../ui/field.ts';
import type { MemberDraft, MemberFault } from './member-draft.ts';

interface Options {
  draft: MemberDraft;
  faults: readonly MemberFault[];
  isNew: boolean;
  set: (change: Partial<MemberDraft>) => void;
}

/** Who, for what, until when. */
export function memberFields(options: Options): TemplateResult {
  const { draft, isNew, set } = options;
  return html`${
      isNew
        ? input(options, 'fiscalCode', {
            label: msg('Codice fiscale'),
            hint: msg(
              'Con questo la sua identità digitale apre l’ufficio. Dopo non si vede più.',
            ),
            faults: ['fiscal-code'],
            capitals: true,
          })
        : nothing
    }
    ${input(options, 'name', { label: msg('Nome e cognome'), faults: ['name'] })}
    <fieldset class="form-group">
      <legend class="form-label">${msg('Cosa può fare')}</legend>
      <label class="form-check"
        ><input
          type="checkbox"
          .checked=${live(draft.office === 'yes')}
          @change=${(event: Event) => {
            const { checked } = event.target as HTMLInputElement;
            set({ office: checked ? 'yes' : '' });
          }}
        /><span
          >${msg('Lavora all’ufficio')}<br /><span class="small muted"
            >${msg('Vede il registro, dà e toglie gli accessi.')}</span
          ></span
        ></label
      >
    </fieldset>
    ${input(options, 'schools', {
      label: msg('Lavora in queste scuole'),
      hint: msg(
        'I nomi brevi del registro, per esempio nido-aquilone. Più di una: con una virgola in mezzo.',
      ),
      faults: ['roles', 'school'],
    })}
    ${input(options, 'to', {
      label: msg('Ultimo giorno (se si sa)'),
      hint: msg(
        'Dal giorno dopo non entra più, e i suoi accessi aperti si chiudono.',
      ),
      faults: ['to'],
      type: 'date',
    })}`;
}

interface Input {
  label: string;
  hint?: string;
  faults: readonly MemberFault[];
  type?: 'text' | 'date';
  capitals?: boolean;
}

function input(
  { draft, faults: found, set }: Options,
  name: keyof MemberDraft & string,
  { label, hint, faults, type = 'text', capitals = false }: Input,
): TemplateResult {
  const fault = found.find((one) => faults.includes(one));
  return field(
    { id: `member-${name}`, label, hint, error: fault && faultWords(fault) },
    ({ id, describedBy, invalid }) =>
      html`<input
        id=${id}
        class="form-control"
        type=${type}
        maxlength="120"
        autocomplete="off"
        autocapitalize=${ifDefined(capitals ? 'characters' : undefined)}
        spellcheck="false"
        aria-describedby=${describedBy}
        aria-invalid=${invalid}
        .value=${live(draft[name] ?? '')}
        @input=${(event: Event) => {
          set({ [name]: (event.target as HTMLInputElement).value });
        }}
      />`,
  );
}

function faultWords(fault: MemberFault): string {
  return {
    'fiscal-code': msg(
      'Il codice fiscale non è giusto: sono 16 lettere e cifre.',
    ),
    name: msg('Scrivi nome e cognome.'),
    roles: msg('Scegli l’ufficio, o scrivi almeno una scuola.'),
    school: msg('Un nome breve ha solo lettere minuscole, cifre e trattini.'),
    to: msg('Scrivi una data, o lascia vuoto.'),
  }[fault];
}
