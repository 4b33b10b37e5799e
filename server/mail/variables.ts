import { ConfigError, text, type Read } from '../config-values.ts';
import { optional } from '../config-variable.ts';

/** `smtps://user:password@host:port`, or `smtp:` for a server that is asked for STARTTLS. */
const smtp: Read<string> = (value) => {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url?.hostname && /^smtps?:$/.test(url.protocol)) return value;
  throw new RangeError('must be an smtp or smtps address');
};

/** Variables of the environment for mail. */
export const mailVariables = {
  SMTP_URL: optional(
    'mail server, smtps://user:password@host:port; not set: mails go to DATA_DIR/outbox, to be read at /dev/mail',
    smtp,
  ),
  MAIL_FROM: optional(
    'sender of the portal’s mails, impersonal: Portale Genitori <scuola@comune.example.it>',
    text,
  ),
} as const;

/** Mails that stayed on the disk would leave links to accounts there in clear. @throws ConfigError */
export function needMailServer(values: {
  SMTP_URL: string | undefined;
  MAIL_FROM: string | undefined;
}): void {
  for (const key of ['SMTP_URL', 'MAIL_FROM'] as const)
    if (!values[key]) throw new ConfigError(key, 'is needed in production');
}
