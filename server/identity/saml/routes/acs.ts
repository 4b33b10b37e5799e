import type { Context } from 'koa';
import { AppError } from '../../../errors.ts';
import type { SamlDeps } from '../deps.ts';
import { SamlRefusal } from '../response/saml-refusal.ts';
import {
  anomalyPage,
  awayPage,
  expiredPage,
  refusedPage,
  type Courtesy,
} from './courtesy.ts';
import { readAnswer, type Answer } from './read-answer.ts';
import { admit, keepRefused, verify } from './take-answer.ts';
import { sendCourtesy } from './send-courtesy.ts';

/** What the person is told instead of being let in. */
interface Refused {
  status: number;
  code: string;
  courtesy: Courtesy;
  returnTo?: string;
}

/**
 * `POST acs`, for the browser that started the sign-in this answers, once. 200 by whoever finishes the sign-in, 400 for
 * what is no answer at all, 403 for every other refusal: never a redirection, and no error of ours for bad input.
 */
export async function acs(deps: SamlDeps, ctx: Context): Promise<void> {
  let refused: Refused | undefined;
  try {
    const answer = await readAnswer(ctx);
    refused = answer
      ? await take(deps, ctx, answer)
      : {
          status: 400,
          code: 'malformed',
          courtesy: refusedPage(schemeOf(deps)),
        };
  } catch (error) {
    if (!(error instanceof AppError) || error.status !== 503) throw error;
    refused = { status: 503, code: error.code, courtesy: awayPage };
  }
  if (!refused) return;
  const { status, code, courtesy, returnTo } = refused;
  deps.log.warn('sign-in refused', { code: `saml-${code}` });
  sendCourtesy(deps, ctx, status, courtesy, returnTo);
}

/** @returns why not; undefined when whoever finishes the sign-in has answered. */
async function take(
  deps: SamlDeps,
  ctx: Context,
  answer: Answer,
): Promise<Refused | undefined> {
  const scheme = schemeOf(deps);
  const pending = await deps.pending.take(ctx, answer.inResponseTo);
  if (pending?.scheme !== scheme)
    return { status: 403, code: 'not-awaited', courtesy: expiredPage };
  const { returnTo } = pending;
  try {
    const verified = await verify(deps, pending, answer);
    await admit(deps, ctx, { pending, answer, verified });
    return undefined;
  } catch (error) {
    if (!(error instanceof SamlRefusal)) throw error;
    const { code, anomaly } = error;
    const told =
      anomaly === undefined ? undefined : anomalyPage(scheme, anomaly);
    if (told) await keepRefused(deps, pending, answer, code);
    const courtesy = told ?? refusedPage(scheme);
    return { status: 403, code, courtesy, returnTo };
  }
}

function schemeOf({ provider }: SamlDeps) {
  return provider.policy.scheme;
}
