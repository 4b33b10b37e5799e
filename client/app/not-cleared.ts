import { msg } from '@lit/localize';
import type { TemplateResult } from 'lit';
import { callout } from '../ui/callout.ts';

/** The data could not be taken off the phone: another window holds them, and that the reader can mend. */
export function notCleared(): TemplateResult {
  return callout({
    kind: 'danger',
    role: 'alert',
    title: msg('Non siamo riusciti a cancellare tutto'),
    text: msg('Chiudi le altre finestre del portale e riprova.'),
  });
}
