import { LitElement, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { Subject } from 'rxjs';
import { equal } from '../../tests/support/assert.ts';
import { LiveQuery } from './live-query.ts';

const sources = new Map<string, Subject<string>>();
const sourceOf = (name: string) => {
  const subject = sources.get(name) ?? new Subject<string>();
  sources.set(name, subject);
  return subject;
};

@customElement('test-live-query')
class TestElement extends LitElement {
  @property() name = 'a';
  readonly live = new LiveQuery(
    this,
    ([name]) => sourceOf(name),
    (): [string] => [this.name],
  );
  protected override render() {
    return html`${this.live.value}`;
  }
}

suite('a live query', () => {
  let element: TestElement;
  const drawn = async () => {
    await element.updateComplete;
    return element.shadowRoot?.textContent ?? '';
  };
  setup(async () => {
    element = new TestElement();
    document.body.append(element);
    await element.updateComplete;
  });
  teardown(() => {
    element.remove();
  });

  test('draws every value', async () => {
    sourceOf('a').next('one');
    equal(await drawn(), 'one');
    sourceOf('a').next('two');
    equal(await drawn(), 'two');
  });

  test('follows another source when what it is about changes, and lets the old one go', async () => {
    element.name = 'b';
    await element.updateComplete;
    equal(sourceOf('a').observed, false);
    sourceOf('b').next('three');
    equal(await drawn(), 'three');
  });

  test('listens to nothing once its element has left, and again when it is back', async () => {
    element.remove();
    equal(sourceOf('a').observed, false);
    document.body.append(element);
    equal(sourceOf('a').observed, true);
    sourceOf('a').next('four');
    equal(await drawn(), 'four');
  });
});
