import { html, render } from 'lit';
import { equal, ok } from '../../tests/support/assert.ts';
import { until } from '../../tests/support/until.ts';
import './sheet.ts';

suite('a sheet', () => {
  let host: HTMLElement;
  let asked = 0;
  const open = async (): Promise<HTMLDialogElement> => {
    render(
      html`<button id="opener">apri</button
        ><pg-sheet
          heading="Giovedì 12 marzo"
          close-label="Chiudi"
          .content=${html`<p>Mensa: presente</p>`}
          @pg-close=${() => asked++}
        ></pg-sheet>`,
      host,
    );
    await host.querySelector('pg-sheet')?.updateComplete;
    const dialog = host.querySelector('dialog');
    if (!dialog) throw new Error('no dialog');
    return dialog;
  };
  setup(() => {
    asked = 0;
    host = document.createElement('div');
    document.body.append(host);
  });
  teardown(() => {
    host.remove();
  });

  test('is open as long as it is there, and its heading is heard first', async () => {
    const dialog = await open();
    equal(dialog.open, true);
    equal(document.activeElement?.textContent, 'Giovedì 12 marzo');
    ok(dialog.textContent.includes('Mensa: presente'));
  });

  test('asks to be closed by Escape, by the cross and by a tap beside it, and closes nothing itself', async () => {
    const dialog = await open();
    const cancel = new Event('cancel', { cancelable: true });
    dialog.dispatchEvent(cancel);
    equal(cancel.defaultPrevented, true);
    dialog.querySelector<HTMLButtonElement>('button')?.click();
    dialog.click();
    equal(asked, 3);
    equal(dialog.open, true);
  });

  test('asks to be closed when the browser has closed it without asking', async () => {
    const dialog = await open();
    dialog.close();
    await until('it was asked', () => asked === 1);
  });

  test('stays when the tap is inside', async () => {
    const dialog = await open();
    dialog.querySelector('p')?.click();
    equal(asked, 0);
  });

  test('gives the focus back to what opened it', async () => {
    render(html`<button id="opener">apri</button>`, host);
    host.querySelector<HTMLElement>('#opener')?.focus();
    const opener = document.activeElement;
    const sheet = document.createElement('pg-sheet');
    host.append(sheet);
    await sheet.updateComplete;
    ok(document.activeElement !== opener);
    sheet.remove();
    equal(document.activeElement === opener, true);
  });
});
