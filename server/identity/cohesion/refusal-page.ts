import type { Context } from 'koa';
import { sendPage } from '../page.ts';
import type { CohesionRefusal, RefusalCode } from './refusal.ts';

interface Told {
  status: number;
  title: string;
  lines: readonly string[];
}

const nothingChanged =
  'Nessun dato è stato modificato. Puoi riprovare quando vuoi.';

const failed: Told = {
  status: 403,
  title: 'Accesso non riuscito',
  lines: ['Cohesion non ha confermato la tua identità.', nothingChanged],
};

/** What a person is told. Whoever tampers learns no more than that it did not work. */
const told: Record<RefusalCode, Told> = {
  malformed: { ...failed, status: 400 },
  'not-ours': failed,
  person: failed,
  unreadable: failed,
  'given-up': {
    status: 403,
    title: 'Accesso annullato',
    lines: ['L’accesso con Cohesion non è stato completato.', nothingChanged],
  },
  'not-awaited': {
    status: 403,
    title: 'Accesso scaduto',
    lines: [
      'Questo accesso non è più valido: può essere passato troppo tempo, oppure la pagina è stata aperta una seconda volta o in un altro browser.',
      'Ricomincia dalla pagina di accesso.',
    ],
  },
  'no-session': {
    status: 403,
    title: 'Sessione di Cohesion terminata',
    lines: [
      'La tua sessione su Cohesion è già finita.',
      'Ricomincia dalla pagina di accesso.',
    ],
  },
  stale: {
    status: 403,
    title: 'Accesso scaduto',
    lines: [
      'È passato troppo tempo da quando ti sei identificato su Cohesion.',
      'Ricomincia dalla pagina di accesso.',
    ],
  },
  level: {
    status: 403,
    title: 'Serve un accesso più sicuro',
    lines: [
      'Per i dati dei bambini serve un accesso con due passaggi: SPID di livello 2, CIE, carta nazionale dei servizi (CNS) oppure PIN Cohesion. La sola password non basta.',
      'Riprova scegliendo uno di questi modi.',
    ],
  },
  minor: {
    status: 403,
    title: 'Il portale è riservato ai maggiorenni',
    lines: [
      'Possono entrare solo i genitori e chi esercita la responsabilità genitoriale.',
    ],
  },
  away: {
    status: 503,
    title: 'Cohesion non risponde',
    lines: [
      'Il servizio di accesso della Regione Marche in questo momento non risponde.',
      'Riprova tra qualche minuto, oppure scegli un altro modo di entrare.',
    ],
  },
  'portal-away': {
    status: 503,
    title: 'Il portale non risponde',
    lines: [
      'In questo momento non possiamo farti entrare.',
      'Riprova tra qualche minuto.',
    ],
  },
};

/** Answers with the courtesy page of a refusal, and the way back to where they were going: there, signing in is offered again. */
export function sendRefusal(
  ctx: Context,
  { code, returnTo }: Pick<CohesionRefusal, 'code' | 'returnTo'>,
  comune: string,
): void {
  const { status, title, lines } = told[code];
  if (status === 503) ctx.set('Retry-After', '60');
  sendPage(ctx, status, {
    title,
    lines,
    comune,
    action: { href: returnTo, label: 'Torna alla pagina di accesso' },
  });
}
