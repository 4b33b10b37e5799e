/** What can go wrong at Cohesion, to be chosen by who tries or tests. */
export const faults = {
  none: 'niente: va tutto bene',
  cancel: 'la persona rinuncia',
  'auth-no': 'la sessione è già finita (AUTH NO)',
  slow: 'Cohesion non risponde in tempo',
  error: 'Cohesion ha un guasto (500)',
  html: 'Cohesion risponde con una pagina',
  malformed: 'XML interrotto a metà',
  doctype: 'XML con DTD ed entità',
  huge: 'risposta enorme',
  redirect: 'rinvio a un altro indirizzo',
  'other-person': 'il token è di un’altra persona',
  'other-login': 'login e codice fiscale diversi',
  stale: 'token di un’ora fa',
  future: 'token di domani',
  'other-site': 'risposta destinata a un altro sito',
  'other-address': 'risposta destinata a un altro indirizzo',
} as const;
export type Fault = keyof typeof faults;

export function isFault(name: string): name is Fault {
  return Object.hasOwn(faults, name);
}
