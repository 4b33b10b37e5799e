import { msg } from '@lit/localize';
import type { Scheme } from '#model/access-protocol.ts';

export function schemeWord(scheme: Scheme): string {
  return {
    spid: 'SPID',
    cie: 'CIE',
    cohesion: 'Cohesion',
    local: msg('username e password'),
  }[scheme];
}
