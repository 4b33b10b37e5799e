import type { Person } from '../person.ts';
import { markup, type Html } from './markup.ts';

/** One of several things, the first chosen. */
export function select(
  name: string,
  label: string,
  options: readonly (readonly [value: string, text: string])[],
): Html {
  const choices = options.map(
    ([value, text]) => markup`<option value="${value}">${text}</option>`,
  );
  return markup`<label class="field">${label}
<select name="${name}">${choices}</select></label>`;
}

/** Who it is to be. */
export function choosePerson(persons: readonly Person[]): Html {
  const choices = persons.map(
    ({ key, givenName, familyName, fiscalCode, shows }, index) =>
      markup`<label class="one"><input type="radio" name="person" value="${key}" required${{ html: index === 0 ? ' checked' : '' }}>
<span>${givenName} ${familyName}<small>${[fiscalCode, shows].filter(Boolean).join(' · ')}</small></span></label>`,
  );
  return markup`<fieldset><legend>Chi sei?</legend>
${choices}</fieldset>`;
}
