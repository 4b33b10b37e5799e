import type { AnnouncementBody } from '#model/announcement.ts';
import type { Doc } from '#model/document.ts';
import { addDays, daysBetween, type Day } from '#model/day.ts';
import { dayInWords } from './italian.ts';
import { schoolOf } from './schools.ts';
import type { World } from './world.ts';

export type FileName = 'menu' | 'tariffs' | 'calendar' | 'party';

/** An announcement before it has a date: how many days ago it was published, and its files. */
export interface AnnouncementPlan {
  daysAgo: number;
  body: Omit<AnnouncementBody, 'published' | 'files'>;
  files?: readonly FileName[];
}

const educational = 'Ufficio Servizi educativi';
const kitchen = 'Ufficio Ristorazione scolastica';
const accounts = 'Ufficio Entrate e rette';

/** The town's announcements, newest first; `soon` are the next closures (roadworks, union meeting). */
export function announcementTexts(
  world: World,
  soon: readonly Doc<'closure'>['body'][],
): AnnouncementPlan[] {
  const [roadworks, meeting] = soon.map(({ from }) => dayInWords(from));
  const year = world.years.at(-1) ?? '';
  const nido = schoolOf('nido').slug;
  const infanzia = schoolOf('infanzia').slug;
  const primaria = schoolOf('primaria').slug;
  const strike = lastStrike(world);
  const ago = (days: number): Day => addDays(world.today, -days);
  return [
    {
      daysAgo: 1,
      body: {
        title: `Trasporto scolastico sospeso ${roadworks ?? ''}`,
        text: `Per i lavori in via del Lago ${roadworks ?? ''} il pulmino non passa, né all'andata né al ritorno.\n\nLa giornata non viene addebitata. Dal giorno dopo il servizio è regolare.`,
        office: 'Ufficio Trasporto scolastico',
        confirm: true,
        services: ['transport'],
      },
    },
    {
      daysAgo: 3,
      body: {
        title: `Assemblea sindacale ${meeting ?? ''}: servizi sospesi`,
        text: `${meeting ?? ''} il personale partecipa a un'assemblea sindacale. Mensa, nido, trasporto e pre-scuola sono sospesi per tutta la giornata.\n\nNon devi comunicare l'assenza: nessun servizio viene addebitato.`,
        office: educational,
        confirm: true,
      },
    },
    {
      daysAgo: 6,
      body: {
        title: 'Il nuovo menu della mensa',
        text: 'Da lunedì in mensa e al nido c’è il nuovo menu, su quattro settimane. Lo trovi qui sotto: si apre anche senza rete, dopo la prima volta.\n\nLe diete speciali già autorizzate restano valide.',
        office: kitchen,
        confirm: false,
        services: ['canteen', 'nursery'],
      },
      files: ['menu'],
    },
    {
      daysAgo: 9,
      body: {
        title: 'Pidocchi: cosa controllare a casa',
        text: 'In alcune classi sono stati segnalati casi di pidocchi. Controlla i capelli una volta alla settimana, soprattutto dietro le orecchie e sulla nuca.\n\nSe trovi lendini o pidocchi, avvisa la scuola e usa un prodotto della farmacia. Non serve tenere il bambino a casa dopo il trattamento.',
        office: educational,
        confirm: false,
        schools: [infanzia, primaria],
      },
    },
    {
      daysAgo: 14,
      body: {
        title: 'Un pomeriggio insieme al nido',
        text: 'Vi aspettiamo con i bambini per un pomeriggio di giochi e merenda in giardino, dalle 16:30 alle 18. Se piove ci si trova in salone.',
        office: 'Nido Bosco dei Ghiri',
        confirm: false,
        schools: [nido],
      },
      files: ['party'],
    },
    {
      daysAgo: 18,
      body: {
        title: 'Sono partiti gli avvisi di pagamento',
        text: "Gli avvisi di pagamento di mensa e nido del mese scorso sono nell'estratto conto. Puoi pagare con pagoPA, in banca, in tabaccheria o alle Poste con il codice avviso.",
        office: accounts,
        confirm: false,
      },
    },
    {
      daysAgo: daysBetween(strike, world.today) + 7,
      body: {
        title: 'Sciopero generale: servizi non garantiti',
        text: `Per lo sciopero generale del personale scolastico di ${dayInWords(strike)} i servizi possono non essere garantiti. La mattina controlla i cartelli all’ingresso prima di lasciare i bambini.`,
        office: educational,
        confirm: true,
        until: strike,
      },
    },
    {
      daysAgo: 47,
      body: {
        title: 'Riunione di classe alla primaria',
        text: 'Le riunioni con le maestre si tengono in palestra: prime e seconde alle 17, terze, quarte e quinte alle 18. È aperta la sala giochi con un’educatrice.',
        office: educational,
        confirm: false,
        schools: [primaria],
        until: ago(40),
      },
    },
    {
      daysAgo: 62,
      body: {
        title: `Calendario delle chiusure ${year}`,
        text: 'Queste sono le chiusure dei servizi per tutto l’anno scolastico. Con il file puoi aggiungerle al calendario del telefono.',
        office: educational,
        confirm: false,
      },
      files: ['calendar'],
    },
    {
      daysAgo: 70,
      body: {
        title: `Tariffe ${year}`,
        text: 'La Giunta ha approvato le tariffe per fascia ISEE. Se non hai un ISEE valido paghi la tariffa intera: puoi presentarlo in ogni momento, vale dal mese successivo.',
        office: accounts,
        confirm: true,
      },
      files: ['tariffs'],
    },
    {
      daysAgo: 78,
      body: {
        title: 'Benvenuti nel Portale Genitori',
        text: "Da quest'anno presenze, pagamenti e messaggi con gli uffici sono sul telefono, anche dove non c'è rete.\n\nLe assenze si comunicano da qui: per la mensa entro le 9:15 del giorno stesso, per il nido entro le 9:00, per il trasporto entro le 18:00 del giorno prima.",
        office: educational,
        confirm: false,
      },
    },
    {
      daysAgo: 190,
      body: {
        title: 'Questionario sulla mensa',
        text: 'Com’è andata quest’anno? Bastano tre minuti, le risposte sono anonime. Il questionario si ritira in segreteria.',
        office: kitchen,
        confirm: false,
        services: ['canteen'],
        until: ago(160),
      },
    },
    {
      daysAgo: 305,
      body: {
        title: 'Iscrizioni: le date per mensa, trasporto e pre-scuola',
        text: 'Le domande per il prossimo anno scolastico si presentano entro fine mese. Chi è già iscritto e resta nella stessa scuola non deve rifare la domanda.',
        office: educational,
        confirm: true,
      },
    },
  ];
}

/** The latest strike that is over. */
function lastStrike({ closures, today }: World): Day {
  const days = closures
    .filter(({ from, reason }) => from < today && reason.startsWith('Sciopero'))
    .map(({ from }) => from);
  return days.sort().at(-1) ?? today;
}
