import { openStore } from '../../client/data/open-store.ts';

// Loaded in a frame: a realm of its own, as another tab of the same browser is.
window.openTab = openStore;
