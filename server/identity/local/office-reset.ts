import { AppError } from '../../errors.ts';
import type { Letter, Mail } from '../../mail/mail.ts';
import { loginKey } from '../binding/login-key.ts';
import { newSecret } from '../hash-secret.ts';
import type { Passwords } from '../passwords.ts';
import type { Sessions } from '../sessions.ts';
import { hasSecondFactor, type LocalAccount } from './account.ts';
import type { LocalAccounts } from './accounts.ts';

export interface ResetDeps {
  accounts: LocalAccounts;
  passwords: Passwords;
  sessions: Pick<Sessions, 'byLogin' | 'end'>;
  now: () => Date;
  mail: Mail;
  origin: () => string;
}

/**
 * Takes every second factor off the account with this subject, and what belongs to them: passkeys, authenticator app,
 * one being set up, recovery codes. Ends its sessions and writes to its owner. A password too short to stand alone goes
 * too, replaced by one that nobody knows (ASVS 6.2.1): the owner chooses another by 'Password dimenticata'. Keys of
 * programs stay: no phone was needed to use them. `passwordToo` says so; undefined when there is no such account, or it
 * has no second step.
 * @throws AppError 'longer-password-first' when no letter could lead to another password
 */
export async function resetFactors(
  { accounts, passwords, sessions, mail, origin, now }: ResetDeps,
  subject: string,
): Promise<{ passwordToo: boolean } | undefined> {
  const found = await accounts.ofSubject(subject);
  if (!found) return undefined;
  const nobodys = {
    passwordHash: await passwords.hash(newSecret()),
    passwordChanged: now().toISOString(),
    longPassword: true,
  };
  const done = { passwordToo: false };
  const changed = await accounts.change(found._id, (stands) => {
    if (!hasSecondFactor(stands)) return undefined;
    done.passwordToo = !stands.longPassword;
    if (done.passwordToo && stands.email === undefined)
      throw new AppError('longer-password-first');
    const next = withoutFactors(stands);
    return done.passwordToo ? { ...next, ...nobodys } : next;
  });
  if (!changed) return undefined;
  const login = loginKey({ scheme: 'local', issuer: 'local', subject });
  for (const { _id } of await sessions.byLogin(login)) await sessions.end(_id);
  const href = `${origin()}/password-dimenticata`;
  await mail.send(changed.email, letterOf(done.passwordToo, href));
  return done;
}

function withoutFactors(stands: LocalAccount): LocalAccount {
  const next = { ...stands, passkeys: [], recovery: [] };
  delete next.totp;
  delete next.totpSetup;
  return next;
}

function letterOf(passwordToo: boolean, href: string): Letter {
  return {
    subject: 'Il secondo passaggio del tuo account è stato tolto',
    lines: [
      'L’ufficio del Comune, dopo aver visto un documento, ha tolto il secondo passaggio del tuo account: passkey, app con i codici e codici di recupero. Tutti i dispositivi sono stati scollegati.',
      passwordToo
        ? 'La password era troppo corta per bastare da sola e non vale più: scegline una nuova, poi aggiungi di nuovo un secondo passaggio in «Accesso e sicurezza».'
        : 'Per ora entri con la sola password: aggiungi di nuovo un secondo passaggio in «Accesso e sicurezza».',
      'Se non sei stato tu a chiederlo, scegli subito una nuova password e avvisa il Comune.',
    ],
    link: { label: 'Scegli una nuova password', href },
  };
}
