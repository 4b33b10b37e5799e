import { equal, ok } from '../../tests/support/assert.ts';
import './toasts.ts';
import type { Toasts } from './toasts.ts';

suite('toasts', () => {
  let toasts: Toasts;
  const texts = async () => {
    await toasts.updateComplete;
    return [...toasts.querySelectorAll('.toast p')].map((p) => p.textContent);
  };
  setup(async () => {
    toasts = document.createElement('pg-toasts');
    document.body.append(toasts);
    await toasts.updateComplete;
  });
  teardown(() => {
    toasts.remove();
  });

  test('are read out when the reader pauses', () => {
    equal(
      toasts.querySelector('[role=status]')?.getAttribute('aria-live'),
      'polite',
    );
  });

  test('that say the same take each other’s place', async () => {
    toasts.show({ text: 'Salvato', stays: true }, 'Chiudi');
    toasts.show({ text: 'Altro', stays: true }, 'Chiudi');
    toasts.show({ text: 'Salvato', stays: true }, 'Chiudi');
    equal(await texts(), ['Altro', 'Salvato']);
  });

  test('run their act once and leave', async () => {
    let runs = 0;
    toasts.show(
      {
        text: 'Nuova versione',
        stays: true,
        action: { label: 'Aggiorna', run: () => runs++ },
      },
      'Chiudi',
    );
    await toasts.updateComplete;
    toasts.querySelector<HTMLButtonElement>('.btn-text')?.click();
    equal(runs, 1);
    equal(await texts(), []);
  });

  test('close by a button with a name', async () => {
    toasts.show({ text: 'Ecco', stays: true }, 'Chiudi');
    await toasts.updateComplete;
    const close = toasts.querySelector<HTMLButtonElement>('.btn-icon');
    equal(close?.getAttribute('aria-label'), 'Chiudi');
    close?.click();
    equal(await texts(), []);
  });

  test('do not leave under the reader’s finger', async () => {
    toasts.show({ text: 'Ecco' }, 'Chiudi');
    await toasts.updateComplete;
    const toast = toasts.querySelector('.toast');
    toast?.dispatchEvent(new Event('pointerenter'));
    ok((await texts()).includes('Ecco'));
  });
});
