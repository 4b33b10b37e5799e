import type { Context } from 'koa';
import { AppError } from '../../../errors.ts';
import { formBody } from '../../../middleware/form-body.ts';
import { XmlFault } from '../parse-xml.ts';
import { readRedirect } from '../redirect-query.ts';
import { decode } from '../response/decode.ts';
import { SamlRefusal } from '../response/saml-refusal.ts';
import { readLogoutRequest, type LogoutRequest } from './logout-request.ts';
import { outlined, signedRoot } from './signed-root.ts';

/** Bytes of a form with one logout message. */
const bodyBytes = 65_536;
/** Saml-bindings-2.0-os §3.4.3 allows 80 bytes; some providers send more. */
const longestState = 1000;

/** A message that came to the SLO address. */
export interface LogoutMessage {
  /** True for the answer to a LogoutRequest of ours. */
  answers: boolean;
  /** What an unverified request says: good for looking up whose signature it needs. */
  claimed: LogoutRequest | undefined;
  /** The request as it was signed; undefined when none of these signed it. */
  signedBy(certificates: readonly string[]): LogoutRequest | undefined;
  relayState: string | undefined;
}

/** Undefined for what is no SAML message. */
export async function readLogoutMessage(
  ctx: Context,
): Promise<LogoutMessage | undefined> {
  try {
    return ctx.method === 'POST' ? await posted(ctx) : redirected(ctx);
  } catch (error) {
    if (error instanceof XmlFault) return undefined;
    if (error instanceof SamlRefusal) return undefined;
    if (error instanceof AppError && error.status < 500) return undefined;
    throw error;
  }
}

async function posted(ctx: Context): Promise<LogoutMessage | undefined> {
  const fields = await formBody(ctx, bodyBytes);
  const relayState = stateOf(fields.get('RelayState'));
  if (fields.has('SAMLResponse')) return answering;
  const xml = decode(fields.get('SAMLRequest') ?? '');
  return {
    answers: false,
    claimed: readLogoutRequest(outlined(xml)),
    signedBy(certificates) {
      const root = signedRoot(xml, certificates);
      return root && readLogoutRequest(root);
    },
    relayState,
  };
}

function redirected(ctx: Context): LogoutMessage | undefined {
  const read = readRedirect(ctx.querystring);
  if (!read) return undefined;
  if (read.message === 'SAMLResponse') return answering;
  const claimed = readLogoutRequest(outlined(read.xml));
  return {
    answers: false,
    claimed,
    signedBy: (certificates) =>
      read.signedBy(certificates) ? claimed : undefined,
    relayState: stateOf(read.relayState),
  };
}

const answering: LogoutMessage = {
  answers: true,
  claimed: undefined,
  signedBy: () => undefined,
  relayState: undefined,
};

function stateOf(given: string | undefined): string | undefined {
  return given !== undefined && given.length <= longestState
    ? given
    : undefined;
}
