import type { Topic } from '#model/message.ts';

/** One turn of a thread: who speaks, and the text. `{child}` stands for a child's given name. */
export type Turn = readonly ['parent' | 'office', string];

export interface ThreadText {
  topic: Topic;
  subject: string;
  turns: readonly Turn[];
}

/** What parents ask and what offices answer, in the words of a Comune that writes plainly. */
export const threadTexts: readonly ThreadText[] = [
  {
    topic: 'canteen',
    subject: 'Dieta in bianco',
    turns: [
      [
        'parent',
        'Buongiorno, {child} ha avuto mal di pancia nel fine settimana. Può avere la dieta in bianco fino a mercoledì?',
      ],
      [
        'office',
        'Buongiorno, abbiamo avvisato la cucina: dieta in bianco fino a mercoledì compreso. Per più di tre giorni serve il certificato del pediatra.',
      ],
    ],
  },
  {
    topic: 'canteen',
    subject: 'Pasto addebitato in un giorno di assenza',
    turns: [
      [
        'parent',
        "Nell'ultimo avviso c'è un pasto in più: quel giorno {child} era a casa e l'avevo comunicato alle 8.",
      ],
      [
        'office',
        'Controlliamo con la scuola il registro di quel giorno. Ti rispondiamo entro venerdì.',
      ],
      [
        'parent',
        'Grazie. Allego anche la giustificazione che ho dato alla maestra?',
      ],
      [
        'office',
        'Non serve. La comunicazione risulta arrivata in tempo: il pasto viene scalato dal prossimo avviso di pagamento.',
      ],
    ],
  },
  {
    topic: 'payments',
    subject: 'Pagamento non ancora visibile',
    turns: [
      [
        'parent',
        "Ho pagato ieri con pagoPA ma nell'estratto conto l'avviso risulta ancora da pagare.",
      ],
      [
        'office',
        'Le ricevute arrivano di solito entro un giorno lavorativo. Se domani non la vedi, scrivici il codice avviso.',
      ],
      ['parent', 'Adesso si vede, grazie.'],
    ],
  },
  {
    topic: 'payments',
    subject: 'Rateizzazione',
    turns: [
      [
        'parent',
        'In questo periodo non riesco a pagare tutto insieme. È possibile dividere in rate?',
      ],
      [
        'office',
        "Sì, per importi oltre 150 euro. Il modulo è allo sportello o te lo mandiamo qui: ti servono un documento e l'ISEE in corso di validità.",
      ],
    ],
  },
  {
    topic: 'nursery',
    subject: 'Uscita anticipata',
    turns: [
      [
        'parent',
        'Domani vengo a prendere {child} alle 13 per una visita. Devo compilare qualcosa?',
      ],
      ['office', 'No, basta questo messaggio. Avvisiamo le educatrici.'],
    ],
  },
  {
    topic: 'nursery',
    subject: 'Chi può ritirare',
    turns: [
      [
        'parent',
        'Da lunedì qualche volta verrà la nonna a prendere {child}. Come faccio la delega?',
      ],
      [
        'office',
        "Porta al nido il modulo di delega firmato e una copia del documento della nonna. Vale per tutto l'anno.",
      ],
      ['parent', 'Perfetto, lo porto lunedì mattina.'],
      ['office', 'Ricevuto, la delega è attiva.'],
    ],
  },
  {
    topic: 'transport',
    subject: 'Fermata di via delle Ginestre',
    turns: [
      [
        'parent',
        'Stamattina il pulmino non si è fermato in via delle Ginestre. Eravamo in tre ad aspettare.',
      ],
      [
        'office',
        "Ci dispiace: c'era un autista sostituto. Abbiamo parlato con la ditta, da domani la fermata è confermata alle 7:42.",
      ],
    ],
  },
  {
    topic: 'transport',
    subject: 'Cambio linea',
    turns: [
      [
        'parent',
        'A gennaio ci trasferiamo in zona Colline. {child} può passare alla Linea 2?',
      ],
      [
        'office',
        'Sì, ci sono posti. Scrivici la data del trasloco e il nuovo indirizzo.',
      ],
    ],
  },
  {
    topic: 'pre-school',
    subject: 'Orario di apertura',
    turns: [
      ['parent', 'Il pre-scuola apre alle 7:30 anche il giorno del rientro?'],
      ['office', 'Sì, dal primo giorno di lezione, sempre dalle 7:30.'],
    ],
  },
  {
    topic: 'enrolment',
    subject: 'Iscrizione alla primaria',
    turns: [
      [
        'parent',
        "{child} l'anno prossimo va in prima. L'iscrizione alla mensa passa da sola o devo rifarla?",
      ],
      [
        'office',
        'Cambiando scuola va rifatta. La domanda si apre a gennaio: pubblichiamo un avviso con le date.',
      ],
    ],
  },
  {
    topic: 'other',
    subject: 'Colloquio con la coordinatrice',
    turns: [
      [
        'parent',
        'Vorrei parlare con la coordinatrice dei servizi. Quando riceve?',
      ],
      [
        'office',
        'Il martedì dalle 15 alle 17, su appuntamento. Ti va bene martedì prossimo alle 15:30?',
      ],
      ['parent', 'Va bene, grazie.'],
    ],
  },
];

/** Questions of the last days, which nobody has answered yet. */
export const openQuestions: readonly ThreadText[] = [
  {
    topic: 'canteen',
    subject: 'Menu senza uova',
    turns: [
      [
        'parent',
        "L'allergologo ha tolto le uova a {child}. Posso mandarvi qui il certificato per la dieta speciale?",
      ],
    ],
  },
  {
    topic: 'payments',
    subject: 'Attestazione per il 730',
    turns: [
      [
        'parent',
        "Quando sarà pronta l'attestazione delle spese pagate quest'anno?",
      ],
    ],
  },
  {
    topic: 'transport',
    subject: 'Lavori in via del Lago',
    turns: [
      [
        'parent',
        'Con i lavori in via del Lago il pulmino passa lo stesso? Se no, da dove parte?',
      ],
    ],
  },
];
