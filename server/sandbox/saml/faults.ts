/** What can go wrong at an identity provider, to be chosen by who tries or tests. */
export const faults = {
  none: 'niente: va tutto bene',
  nr19: 'credenziali sbagliate più volte (nr19)',
  nr20: 'credenziali di livello troppo basso (nr20)',
  nr21: 'tempo scaduto (nr21)',
  nr22: 'consenso negato (nr22)',
  nr23: 'identità sospesa o revocata (nr23)',
  nr25: 'accesso annullato (nr25)',
  nr30: 'tipo di identità sbagliato (nr30)',
  'low-level': 'risposta di livello 1',
  'bad-signature': 'firma non valida',
  unsigned: 'risposta senza firma',
  late: 'risposta arrivata tardi',
  replay: 'risposta di prima mandata di nuovo',
  'other-audience': 'risposta destinata a un altro servizio',
  'other-request': 'risposta a un’altra richiesta',
} as const;
export type Fault = keyof typeof faults;

export function isFault(name: string): name is Fault {
  return Object.hasOwn(faults, name);
}

/** The number of an anomaly that concerns the person; undefined for the others. */
export function anomalyOf(fault: Fault): string | undefined {
  return /^nr\d+$/.test(fault) ? fault : undefined;
}
