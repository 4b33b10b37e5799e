/** How somebody identifies at Cohesion: `tipo_autenticazione`, and the class of the provider's own answer. */
export const ways = {
  'spid-2': { label: 'SPID livello 2', type: 'PIN', level: 2 },
  'spid-1': { label: 'SPID livello 1 (solo password)', type: 'PW', level: 1 },
  'cie-3': { label: 'CIE livello 3', type: 'CF', level: 3 },
  cns: { label: 'Carta nazionale dei servizi', type: 'CF', level: 0 },
  eidas: { label: 'eIDAS, livello significativo', type: 'CF', level: 2 },
  'eidas-1': { label: 'eIDAS, livello basso', type: 'CF', level: 1 },
  domain: { label: 'Dominio della Regione', type: 'DRM', level: 0 },
} as const;
export type CohesionWay = keyof typeof ways;

export function isWay(name: string): name is CohesionWay {
  return Object.hasOwn(ways, name);
}
