import { msg } from '@lit/localize';
import type { DelegationScope } from '#model/delegation.ts';
import type { DelegationFault } from './delegation-draft.ts';

export function scopeWord(scope: DelegationScope): string {
  switch (scope) {
    case 'see':
      return msg('Vedere le presenze');
    case 'pick-up':
      return msg('Ritirare da scuola');
    case 'pay':
      return msg('Vedere e pagare gli avvisi');
  }
}

/** What a scope means, for who gives it. */
export function scopeHint(scope: DelegationScope): string {
  switch (scope) {
    case 'see':
      return msg('Vede sul suo telefono presenze e assenze, non i messaggi.');
    case 'pick-up':
      return msg('La scuola vede il nome e lo confronta con il documento.');
    case 'pay':
      return msg('Vede quanto è dovuto per questo bambino e può pagarlo.');
  }
}

export function faultWords(fault: DelegationFault): string {
  switch (fault) {
    case 'children':
      return msg('Scegli per quale figlio.');
    case 'given-name':
      return msg('Scrivi il nome.');
    case 'family-name':
      return msg('Scrivi il cognome.');
    case 'fiscal-code':
      return msg(
        'Il codice fiscale non è giusto: sono 16 caratteri, li trovi sulla tessera sanitaria.',
      );
    case 'own-code':
      return msg('È il codice fiscale di un genitore, che può già fare tutto.');
    case 'scopes':
      return msg('Scegli almeno una cosa che può fare.');
    case 'from':
      return msg('Scrivi da quale giorno vale.');
    case 'to':
      return msg('Scrivi un ultimo giorno che viene dopo il primo.');
    case 'long':
      return msg('Una delega dura al massimo un anno scolastico.');
  }
}
