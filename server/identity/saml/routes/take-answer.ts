import type { Context } from 'koa';
import { loginKey } from '../../binding/login-key.ts';
import type { PendingSignIn } from '../../pending-sign-ins.ts';
import { takeAsked } from '../asked.ts';
import type { SamlDeps } from '../deps.ts';
import { keepNameId } from '../name-ids.ts';
import { SamlRefusal } from '../response/saml-refusal.ts';
import { verifyResponse, type Verified } from '../response/verify-response.ts';
import { comparison, minimumLevel } from './login.ts';
import type { Answer } from './read-answer.ts';

const dayMs = 86_400_000;

/** The answer, when it is the one asked for and comes for the first time. @throws SamlRefusal */
export async function verify(
  { provider, registry, replay, now }: SamlDeps,
  { id, at, issuer = '' }: PendingSignIn,
  { samlResponse }: Answer,
): Promise<Verified> {
  const idp = await registry.find(issuer);
  if (!idp) throw new SamlRefusal('issuer');
  const { policy, entityId, acs } = provider;
  const verified = await verifyResponse({
    samlResponse,
    expected: {
      entityId,
      acsUrl: acs,
      requestId: id,
      requestedAt: at,
      idp,
      minimumLevel,
      comparison,
      requiredAttributes: [...policy.requiredAttributes],
    },
    policy,
    now: now(),
  });
  for (const taken of [verified.responseId, verified.assertionId])
    if (!(await replay.takeOnce(idp.entityId, taken)))
      throw new SamlRefusal('replay');
  return verified;
}

interface Admission {
  pending: PendingSignIn;
  answer: Answer;
  verified: Verified;
}

/** Puts the exchange on record, then lets the person in. */
export async function admit(
  deps: SamlDeps,
  ctx: Context,
  { pending, answer, verified }: Admission,
): Promise<void> {
  const { portal, records, provider, sessionDays, now } = deps;
  const { claims, nameId, sessionIndex } = verified;
  const record = await records.keep({
    scheme: provider.policy.scheme,
    request: await takeAsked(portal, pending),
    answer: answer.xml,
    facts: {
      requestId: pending.id,
      requestIssueInstant: pending.at,
      responseId: verified.responseId,
      responseIssueInstant: verified.responseIssueInstant,
      responseIssuer: claims.issuer,
      assertionId: verified.assertionId,
      assertionSubject: nameId,
      assertionSubjectNameQualifier: verified.nameQualifier,
    },
  });
  await keepNameId(
    portal,
    { issuer: claims.issuer, nameId, sessionIndex },
    { login: loginKey(claims), record },
    new Date(now().getTime() + sessionDays * dayMs),
  );
  await deps.finish(ctx, { ...claims, record }, pending);
}

/** What the identity provider told instead of a person's name is on record too. */
export async function keepRefused(
  { portal, records, provider }: SamlDeps,
  pending: PendingSignIn,
  answer: Answer,
  code: string,
): Promise<void> {
  await records.keep({
    scheme: provider.policy.scheme,
    request: await takeAsked(portal, pending),
    answer: answer.xml,
    facts: {
      requestId: pending.id,
      requestIssueInstant: pending.at,
      responseIssuer: pending.issuer ?? '',
      refused: code,
    },
  });
}
