import { html, render } from 'lit';
import { equal } from '../../tests/support/assert.ts';
import './confirm-button.ts';

suite('a button for what cannot be taken back', () => {
  let host: HTMLElement;
  let confirmed = 0;
  const press = async (words: string) => {
    const button = [...host.querySelectorAll('button')].find(
      (one) => one.innerText.trim() === words,
    );
    button?.click();
    await host.querySelector('pg-confirm-button')?.updateComplete;
  };
  setup(async () => {
    confirmed = 0;
    host = document.createElement('div');
    document.body.append(host);
    render(
      html`<pg-confirm-button
        label="Elimina"
        question="Il testo andrà perso. Eliminarlo?"
        yes="Elimina il testo"
        no="Tienilo"
        @pg-confirm=${() => confirmed++}
      ></pg-confirm-button>`,
      host,
    );
    await host.querySelector('pg-confirm-button')?.updateComplete;
  });
  teardown(() => {
    host.remove();
  });

  test('asks first, with the focus on the answer that loses nothing', async () => {
    await press('Elimina');
    equal(confirmed, 0);
    equal(document.activeElement?.textContent.trim(), 'Tienilo');
    equal(
      host.querySelector('[role=group]')?.getAttribute('aria-label'),
      'Il testo andrà perso. Eliminarlo?',
    );
  });

  test('does it at the second press', async () => {
    await press('Elimina');
    await press('Elimina il testo');
    equal(confirmed, 1);
  });

  test('changes nothing when the reader thinks better of it', async () => {
    await press('Elimina');
    await press('Tienilo');
    equal(confirmed, 0);
    equal(document.activeElement?.textContent.trim(), 'Elimina');
    await press('Elimina');
    document.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }),
    );
    await host.querySelector('pg-confirm-button')?.updateComplete;
    equal(confirmed, 0);
    equal(document.activeElement?.textContent.trim(), 'Elimina');
  });
});
