/// <reference lib="webworker" />
import { clientsClaim } from 'workbox-core';
import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  precacheAndRoute,
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { isPage } from './pages.ts';
import { skipWaitingOnRequest } from './update.ts';

declare const self: ServiceWorkerGlobalScope & {
  __WB_MANIFEST: { url: string; revision: string | null }[];
};

cleanupOutdatedCaches();
precacheAndRoute(self.__WB_MANIFEST);
// Only the shell is answered here: sign-in, sync and files of the Comune always go to the network, so no family's
// data ever lies in a cache that this worker keeps.
const shell = new NavigationRoute(createHandlerBoundToURL('/index.html'));
registerRoute(
  ({ request, url }) => request.mode === 'navigate' && isPage(url.pathname),
  (options) => shell.handler.handle(options),
);
skipWaitingOnRequest(self);
// The first visit is served by the network: without this the app would open offline only from the second one on.
clientsClaim();
