import { html, render } from 'lit';
import { equal } from '../../tests/support/assert.ts';
import { field } from './field.ts';

suite('a field', () => {
  const draw = (error?: string) => {
    const host = document.createElement('div');
    render(
      field(
        { id: 'nota', label: 'Nota', hint: 'Facoltativa', error },
        (aria) =>
          html`<input
            id=${aria.id}
            aria-describedby=${aria.describedBy}
            aria-invalid=${aria.invalid}
          />`,
      ),
      host,
    );
    return host;
  };

  test('ties label and hint to its control', () => {
    const host = draw();
    equal(host.querySelector('label')?.htmlFor, 'nota');
    equal(
      host.querySelector('input')?.getAttribute('aria-describedby'),
      'nota-hint',
    );
    equal(host.querySelector('input')?.getAttribute('aria-invalid'), 'false');
  });

  test('says what is wrong to those who see it and to those who hear it', () => {
    const host = draw('La nota è troppo lunga.');
    equal(
      host.querySelector('input')?.getAttribute('aria-describedby'),
      'nota-hint nota-error',
    );
    equal(host.querySelector('input')?.getAttribute('aria-invalid'), 'true');
    equal(
      host.querySelector('#nota-error')?.textContent.trim(),
      'La nota è troppo lunga.',
    );
  });
});
