import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import type { ChildDoc } from '#model/child.ts';
import { delegationScopes } from '#model/delegation.ts';
import { field, fieldError } from '../../ui/field.ts';
import type { DelegationDraft, DelegationFault } from './delegation-draft.ts';
import { faultWords, scopeHint, scopeWord } from './delegation-words.ts';

interface Options {
  draft: DelegationDraft;
  faults: readonly DelegationFault[];
  children: readonly ChildDoc[];
  set: (change: Partial<DelegationDraft>) => void;
}

/** Who, for whom, what and until when. */
export function delegationFields(options: Options): TemplateResult {
  const { draft, children, set } = options;
  const text = (
    name: 'givenName' | 'familyName' | 'fiscalCode' | 'phone',
    label: string,
    faults: readonly DelegationFault[],
    more: Input = {},
  ) => input(options, { name, label, faults, ...more });
  return html`${
    children.length > 1
      ? checks(options, {
          legend: msg('Per quale figlio'),
          fault: 'children',
          choices: children.map((one) => ({
            value: one.child ?? '',
            label: one.body.givenName,
          })),
          chosen: draft.children,
          change: (chosen) => {
            set({ children: chosen });
          },
        })
      : nothing
  }
  ${text('givenName', msg('Nome'), ['given-name'])}
  ${text('familyName', msg('Cognome'), ['family-name'])}
  ${text('fiscalCode', msg('Codice fiscale'), ['fiscal-code', 'own-code'], {
    hint: msg('Con questo entra con la sua identità e la scuola lo riconosce.'),
    capitals: true,
  })}
  ${text('phone', msg('Telefono (se vuoi)'), [], { type: 'tel' })}
  ${checks(options, {
    legend: msg('Cosa può fare'),
    fault: 'scopes',
    choices: delegationScopes.map((value) => ({
      value,
      label: scopeWord(value),
      hint: scopeHint(value),
    })),
    chosen: draft.scopes,
    change: (chosen) => {
      set({ scopes: delegationScopes.filter((one) => chosen.includes(one)) });
    },
  })}
  ${input(options, { name: 'from', label: msg('Dal giorno'), faults: ['from'], type: 'date' })}
  ${input(options, { name: 'to', label: msg('Fino al giorno'), faults: ['to', 'long'], type: 'date' })}`;
}

interface Input {
  hint?: string;
  type?: 'text' | 'tel' | 'date';
  capitals?: boolean;
}

function input(
  { draft, faults: found, set }: Options,
  {
    name,
    label,
    faults,
    hint,
    type = 'text',
    capitals = false,
  }: Input & {
    name: Exclude<keyof DelegationDraft, 'children' | 'scopes'>;
    label: string;
    faults: readonly DelegationFault[];
  },
): TemplateResult {
  const fault = found.find((one) => faults.includes(one));
  return field(
    { id: `delegate-${name}`, label, hint, error: fault && faultWords(fault) },
    ({ id, describedBy, invalid }) =>
      html`<input
        id=${id}
        class="form-control"
        type=${type}
        maxlength=${capitals ? '32' : '80'}
        autocomplete="off"
        autocapitalize=${ifDefined(capitals ? 'characters' : undefined)}
        spellcheck="false"
        aria-describedby=${describedBy}
        aria-invalid=${invalid}
        .value=${live(draft[name])}
        @input=${(event: Event) => {
          set({ [name]: (event.target as HTMLInputElement).value });
        }}
      />`,
  );
}

interface Choice {
  value: string;
  label: string;
  hint?: string;
}

function checks(
  { faults }: Options,
  options: {
    legend: string;
    fault: DelegationFault;
    choices: readonly Choice[];
    chosen: readonly string[];
    change: (chosen: string[]) => void;
  },
): TemplateResult {
  const { legend, fault, choices, chosen, change } = options;
  const wrong = faults.includes(fault);
  return html`<fieldset class="form-group">
    <legend class="form-label">${legend}</legend>
    ${wrong ? fieldError(`delegate-${fault}-error`, faultWords(fault)) : nothing}
    ${choices.map(
      ({ value, label, hint }) =>
        html`<label class="form-check">
          <input
            type="checkbox"
            aria-invalid=${wrong ? 'true' : 'false'}
            .checked=${live(chosen.includes(value))}
            .value=${value}
            @change=${(event: Event) => {
              change(checkedBeside(event.target as HTMLInputElement));
            }}
          />
          <span
            >${label}${
              hint
                ? html`<br /><span class="small muted">${hint}</span>`
                : nothing
            }</span
          >
        </label>`,
    )}
  </fieldset>`;
}

/** As the boxes stand, not as they were last drawn: two may be ticked between drawings. */
function checkedBeside(box: HTMLInputElement): string[] {
  const boxes = box.closest('fieldset')?.querySelectorAll('input') ?? [];
  return [...boxes].filter((one) => one.checked).map((one) => one.value);
}
