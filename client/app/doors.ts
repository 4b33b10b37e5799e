import { html, type TemplateResult } from 'lit';
import { linkPages, newAddressPage } from '#model/local-protocol.ts';

/** A page for who is not signed in; whoever is sees it all the same, as a link of a mail may be opened anywhere. */
export interface Door {
  /** Where one signs in; the others are for who cannot yet. */
  isEntrance?: true;
  load: () => Promise<unknown>;
  /** `who`: name of whose data are open. */
  render: (who?: string) => TemplateResult;
}

const entranceDoor: Door = {
  isEntrance: true,
  load: () => import('../features/sign-in/sign-in-page.ts'),
  render: (who) => html`<pg-sign-in-page .who=${who}></pg-sign-in-page>`,
};

const doors: Record<string, Door> = {
  '/entra': entranceDoor,
  '/accedi': entranceDoor,
  '/registrati': {
    load: () => import('../features/sign-in/address-page.ts'),
    render: () =>
      html`<pg-address-page .purpose=${'register'}></pg-address-page>`,
  },
  '/password-dimenticata': {
    load: () => import('../features/sign-in/address-page.ts'),
    render: () => html`<pg-address-page .purpose=${'reset'}></pg-address-page>`,
  },
  [linkPages.register]: {
    load: () => import('../features/sign-in/link-page.ts'),
    render: () => html`<pg-link-page .kind=${'register'}></pg-link-page>`,
  },
  [linkPages.reset]: {
    load: () => import('../features/sign-in/link-page.ts'),
    render: () => html`<pg-link-page .kind=${'reset'}></pg-link-page>`,
  },
  [newAddressPage]: {
    load: () => import('../features/sign-in/new-email-page.ts'),
    render: () => html`<pg-new-email-page></pg-new-email-page>`,
  },
};

/** The door at a path, if there is one. */
export function doorAt(path: string): Door | undefined {
  return Object.hasOwn(doors, path) ? doors[path] : undefined;
}
