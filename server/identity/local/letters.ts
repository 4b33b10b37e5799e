import type { Letter } from '../../mail/mail.ts';

const moment = new Intl.DateTimeFormat('it-IT', {
  timeZone: 'Europe/Rome',
  dateStyle: 'full',
  timeStyle: 'short',
});

const ignore =
  'Se non sei stato tu, non devi fare nulla: senza il link non succede niente. Non inoltrare questa mail a nessuno.';

export function confirmAddress(href: string): Letter {
  return {
    subject: 'Conferma il tuo indirizzo',
    lines: [
      'Qualcuno, probabilmente tu, ha chiesto un account sul Portale Genitori con questo indirizzo di posta.',
      'Apri il link per confermare l’indirizzo e scegliere la password. Vale 24 ore e una volta sola.',
      ignore,
    ],
    link: { label: 'Conferma e scegli la password', href },
  };
}

export function accountExists(href: string): Letter {
  return {
    subject: 'Hai già un account',
    lines: [
      'Qualcuno, probabilmente tu, ha chiesto un account sul Portale Genitori con questo indirizzo di posta. Un account con questo indirizzo c’è già: puoi entrare con la tua password.',
      'Se non la ricordi, nella pagina di accesso scegli «Password dimenticata».',
      'Se non sei stato tu, non devi fare nulla: il tuo account non è cambiato.',
    ],
    link: { label: 'Vai alla pagina di accesso', href },
  };
}

export function resetPassword(href: string): Letter {
  return {
    subject: 'Scegli una nuova password',
    lines: [
      'Qualcuno, probabilmente tu, ha chiesto di cambiare la password del tuo account del Portale Genitori.',
      'Apri il link per sceglierne una nuova. Vale 30 minuti e una volta sola.',
      ignore,
    ],
    link: { label: 'Scegli una nuova password', href },
  };
}

export function confirmNewAddress(href: string): Letter {
  return {
    subject: 'Conferma il nuovo indirizzo',
    lines: [
      'Qualcuno, probabilmente tu, vuole usare questo indirizzo di posta per il suo account del Portale Genitori.',
      'Apri il link per confermare. Vale un’ora e una volta sola.',
      ignore,
    ],
    link: { label: 'Conferma l’indirizzo', href },
  };
}

export function addressTaken(): Letter {
  return {
    subject: 'Questo indirizzo ha già un account',
    lines: [
      'Qualcuno, probabilmente tu, vuole usare questo indirizzo di posta per un altro account del Portale Genitori. Un account con questo indirizzo c’è già, e non è cambiato.',
      'Se sei stato tu, scegli un altro indirizzo, oppure elimina prima l’account che hai qui.',
    ],
  };
}

export function accountRemoved(at: Date): Letter {
  return {
    subject: 'Il tuo account è stato eliminato',
    lines: [
      `Il tuo account del Portale Genitori è stato eliminato ${moment.format(at)}. Tutti i dispositivi sono stati scollegati.`,
      'Quello che hai scritto al Comune resta nei suoi archivi, come vuole la legge.',
      'Se non sei stato tu, avvisa subito il Comune.',
    ],
  };
}

/** What has changed in the way an account is opened; ASVS 6.3.7. */
export const changes = {
  password: 'La password è stata cambiata.',
  reset:
    'La password è stata cambiata con il link arrivato per posta. Tutti i dispositivi sono stati scollegati.',
  passkeyAdded: 'È stata aggiunta una passkey.',
  passkeyRemoved: 'È stata tolta una passkey.',
  totpAdded: 'È stata aggiunta l’app con i codici di verifica.',
  totpRemoved: 'È stata tolta l’app con i codici di verifica.',
  keyAdded: 'È stata creata una chiave per copiare il registro.',
  keyRemoved: 'È stata tolta una chiave per copiare il registro.',
  recoveryRenewed:
    'Sono stati creati nuovi codici di recupero. Quelli di prima non valgono più.',
  recoveryUsed:
    'Qualcuno è entrato con un codice di recupero. Quel codice non vale più.',
  emailAsked:
    'Qualcuno ha chiesto di usare un altro indirizzo di posta per il tuo account. Cambia solo quando viene confermato da lì.',
  emailChanged:
    'L’indirizzo di posta del tuo account è stato cambiato. A questo non scriveremo più.',
  wrongCodes:
    'Qualcuno ha scritto la password giusta e poi più volte un codice sbagliato. Nessuno è entrato.',
} as const;
export type Change = keyof typeof changes;

/** `href`: where to go when it was not the owner. */
export function noticeOf(change: Change, at: Date, href: string): Letter {
  return {
    subject: 'Una modifica al tuo account',
    lines: [
      `${changes[change]} È successo ${moment.format(at)}.`,
      'Se sei stato tu, è tutto a posto.',
      'Se non sei stato tu, scegli subito una nuova password: gli altri dispositivi vengono scollegati. Poi avvisa il Comune.',
    ],
    link: { label: 'Scegli una nuova password', href },
  };
}
