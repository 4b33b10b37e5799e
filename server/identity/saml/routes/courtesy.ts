import type { SamlScheme } from '../policy.ts';

export interface Courtesy {
  title: string;
  lines: readonly string[];
}

/** How the two schemes are spoken of. */
const words = {
  spid: {
    name: 'SPID',
    keeper: 'il tuo gestore SPID',
    credentials: 'le tue credenziali SPID',
  },
  cie: {
    name: 'CIE',
    keeper: 'l’assistenza CIE (cie.cittadini@interno.it)',
    credentials: 'la tua CIE',
  },
} as const;

type Words = (typeof words)[SamlScheme];

const again = 'Puoi riprovare quando vuoi.';

/** What the person is told of an `ErrorCode nrNN` (spid-regole-tecniche, messaggi di errore): what happened, and what helps. */
const anomalies: Record<number, (words: Words) => Courtesy> = {
  19: ({ keeper }) => ({
    title: 'Troppi tentativi',
    lines: [
      'Hai superato il numero di tentativi consentiti con credenziali errate.',
      `Aspetta un po’ e riprova. Se non ricordi le credenziali, recuperale presso ${keeper}.`,
    ],
  }),
  20: ({ credentials, keeper }) => ({
    title: 'Serve un livello di sicurezza più alto',
    lines: [
      `Con ${credentials} non puoi raggiungere il livello di sicurezza che questo servizio richiede: serve almeno il livello 2.`,
      `Puoi attivarlo presso ${keeper}, poi riprova.`,
    ],
  }),
  21: () => ({
    title: 'Tempo scaduto',
    lines: [
      'L’accesso non è stato completato in tempo: va concluso entro pochi minuti.',
      again,
    ],
  }),
  22: () => ({
    title: 'Consenso non dato',
    lines: [
      'Non hai acconsentito all’invio dei tuoi dati. Senza quei dati non possiamo sapere chi sei e non possiamo farti entrare.',
      'Se vuoi accedere, riprova e dai il consenso.',
    ],
  }),
  23: ({ name, keeper }) => ({
    title: 'Identità sospesa o revocata',
    lines: [
      name === 'CIE'
        ? 'La tua CIE risulta scaduta, revocata o bloccata, perciò non può essere usata per entrare.'
        : 'La tua identità digitale risulta sospesa, revocata o bloccata, perciò non può essere usata per entrare.',
      `Per sapere che cosa fare, contatta ${keeper}.`,
    ],
  }),
  24: ({ name, keeper }) => ({
    title: 'Accesso non riuscito',
    lines: [
      `${name} non ha potuto completare l’accesso.`,
      `Riprova più tardi; se succede ancora, contatta ${keeper}.`,
    ],
  }),
  25: () => ({
    title: 'Accesso annullato',
    lines: ['Hai annullato l’accesso.', again],
  }),
  30: () => ({
    title: 'Serve un’identità di altro tipo',
    lines: [
      'L’identità che hai usato non è del tipo richiesto: questo servizio accetta l’identità SPID personale, non quella per uso professionale.',
      'Riprova con la tua identità personale.',
    ],
  }),
};

/** The page of an anomaly; undefined for a code that concerns machines and not the person. */
export function anomalyPage(
  scheme: SamlScheme,
  code: number,
): Courtesy | undefined {
  return anomalies[code]?.(words[scheme]);
}

/** For everything else: who tampers learns nothing, who did nothing wrong learns what to do. */
export function refusedPage(scheme: SamlScheme): Courtesy {
  return {
    title: 'Accesso non riuscito',
    lines: [
      `Non è stato possibile completare l’accesso con ${words[scheme].name}: la risposta ricevuta non era valida. Nessun dato è stato modificato.`,
      'Riprova dalla pagina di accesso; se succede ancora, segnalalo al Comune.',
    ],
  };
}

export const expiredPage: Courtesy = {
  title: 'Accesso scaduto',
  lines: [
    'Questo accesso non è più valido: può essere passato troppo tempo, oppure la pagina è stata aperta una seconda volta o in un altro browser.',
    'Ricomincia dalla pagina di accesso.',
  ],
};

export const awayPage: Courtesy = {
  title: 'Il portale non risponde',
  lines: [
    'In questo momento non possiamo farti entrare.',
    'Riprova tra qualche minuto.',
  ],
};

export const unknownProviderPage: Courtesy = {
  title: 'Gestore non riconosciuto',
  lines: [
    'Il gestore dell’identità che hai scelto non è tra quelli disponibili.',
    'Scegline uno dalla pagina di accesso.',
  ],
};
