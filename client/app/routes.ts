import type { Route } from './route.ts';

/** Every page, in the order in which paths are tried. */
export const routes: readonly Route[] = [];
