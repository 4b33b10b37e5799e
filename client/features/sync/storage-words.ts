import { msg, str } from '@lit/localize';
import { bytes } from '../../app/format.ts';
import type { Usage } from '../../data/store.ts';

/** How much the portal keeps on this phone, and whether the browser may take it away. */
export function storageWords({ bytes: used, quota, persisted }: Usage): string {
  const size =
    quota === 0
      ? msg('Questo browser non dice quanto spazio usa il portale.')
      : msg(str`Il portale usa ${bytes(used)}.`);
  const kept = persisted
    ? msg('Il browser si impegna a non cancellarlo da solo.')
    : msg(
        'Se lo spazio scarseggia il browser può cancellarlo: i dati tornano dal Comune al primo collegamento.',
      );
  return `${size} ${kept}`;
}
