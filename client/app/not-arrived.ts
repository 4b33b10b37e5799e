import { msg } from '@lit/localize';
import type { TemplateResult } from 'lit';
import type { SyncState } from '../data/store.ts';
import { emptyState } from '../ui/empty-state.ts';
import { offlineIcon } from '../ui/icons.ts';
import { skeleton } from '../ui/skeleton.ts';
import { isAway } from './is-away.ts';

/**
 * In place of an empty page until the first sync is complete: nothing here does not mean nothing there. Undefined
 * once everything has arrived; `label` says what is awaited.
 */
export function notArrived(
  state: SyncState | undefined,
  label: string,
): TemplateResult | undefined {
  if (!state) return skeleton(label, 6);
  if (state.upToDateAt !== undefined) return undefined;
  return isAway(state.reach)
    ? emptyState({
        icon: offlineIcon,
        title: msg('I dati non sono ancora su questo telefono'),
        text: msg(
          'La prima volta serve la rete. Appena il Comune è raggiungibile arrivano da soli.',
        ),
      })
    : skeleton(label, 6);
}
