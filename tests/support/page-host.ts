import { ContextProvider } from '@lit/context';
import { html, LitElement, type TemplateResult } from 'lit';
import type { AccessView } from '#model/access-protocol.ts';
import type { Instant } from '#model/day.ts';
import { isDoc } from '#model/document.ts';
import { childChoice, childrenOf } from '../../client/app/children.ts';
import { correctClock, today } from '../../client/app/clock.ts';
import {
  childrenContext,
  navigationContext,
  sessionContext,
  storeContext,
} from '../../client/app/contexts.ts';
import { findRoute } from '../../client/app/find-route.ts';
import type { Navigation } from '../../client/app/navigation.ts';
import type { Route } from '../../client/app/route.ts';
import type { MemoryStore } from './memory-store.ts';
import { until } from './until.ts';

/** A page of the app in the test's document, with what the shell would give it. */
export interface PageHost {
  readonly root: HTMLElement;
  /** Where the page went, oldest first. */
  readonly visited: readonly string[];
  /** Resolves when the page's text holds every part. */
  shows(...parts: readonly string[]): Promise<void>;
  /** The text of the page, white space joined. */
  text(): string;
  find(selector: string): HTMLElement;
  /** What a field holds. */
  value(selector: string): string;
  /** The button, link or label of exactly these words. */
  named(words: string): HTMLElement;
  close(): void;
}

const tag = 'test-page-host';
class Host extends LitElement {
  content: TemplateResult = html``;
  protected override createRenderRoot(): this {
    return this;
  }
  protected override render(): TemplateResult {
    return this.content;
  }
}

/** Opens `path` of `routes` over a store, at a moment of the Comune's clock. */
export async function openPage(
  routes: readonly Route[],
  path: string,
  options: {
    store: MemoryStore;
    at: Instant;
    access?: AccessView;
    roles?: readonly string[];
  },
): Promise<PageHost> {
  const { store } = options;
  if (!customElements.get(tag)) customElements.define(tag, Host);
  correctClock(Date.now() - Date.parse(options.at));
  const root = new Host();
  let url = new URL(path, location.origin);
  const visited: string[] = [];
  const go = (to: string) => {
    visited.push(to);
    url = new URL(to, location.origin);
    void draw();
  };
  const navigation: Navigation = {
    get url() {
      return url;
    },
    go,
    up: go,
    listen: () => () => undefined,
  };
  new ContextProvider(root, { context: storeContext, initialValue: store });
  new ContextProvider(root, {
    context: sessionContext,
    initialValue: {
      account: store.account,
      comune: {
        name: 'Comune di Prova',
        site: 'https://www.comune.esempio.it',
      },
      ...(options.access && { access: options.access }),
      ...(options.roles && { roles: options.roles }),
    },
  });
  new ContextProvider(root, {
    context: navigationContext,
    initialValue: navigation,
  });
  const household = store.docs.value.filter(
    (one) => isDoc(one, 'family') || isDoc(one, 'child'),
  );
  const all = childrenOf(household, today());
  const children = new ContextProvider(root, {
    context: childrenContext,
    initialValue: childChoice(all, url.searchParams.get('figlio')),
  });
  async function draw(): Promise<void> {
    const { route, place } = findRoute(routes, url);
    await route?.load();
    children.setValue(childChoice(all, url.searchParams.get('figlio')));
    root.content = route ? route.render(place) : html`no such page`;
    root.requestUpdate();
  }
  document.body.append(root);
  await draw();
  await root.updateComplete;
  const text = () => root.textContent.replace(/\s+/g, ' ').trim();
  const find = (selector: string) => {
    const found = root.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`nothing at ${selector} in:\n${text()}`);
    return found;
  };
  return {
    root,
    visited,
    text,
    shows: async (...parts) => {
      await until(`the page shows ${parts.join(' and ')}`, () =>
        parts.every((part) => text().includes(part)),
      );
    },
    find,
    value: (selector) => (find(selector) as HTMLInputElement).value,
    named: (words) => {
      const found = [
        ...root.querySelectorAll<HTMLElement>('button, a, label, summary'),
      ].find((one) => one.textContent.replace(/\s+/g, ' ').trim() === words);
      if (!found) throw new Error(`nothing named «${words}» in:\n${text()}`);
      return found;
    },
    close: () => {
      root.remove();
      correctClock(undefined);
    },
  };
}

/** Types into a field as a person does: the value, then the event. */
export function type(field: Element, value: string, event = 'input'): void {
  (field as HTMLInputElement).value = value;
  field.dispatchEvent(new Event(event, { bubbles: true }));
}
