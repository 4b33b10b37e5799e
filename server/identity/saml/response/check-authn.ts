import type { Element } from '@xmldom/xmldom';
import type { Level } from '#model/access-protocol.ts';
import type { Instant } from '#model/day.ts';
import type { SchemePolicy } from '../policy.ts';
import { instantMs } from './instant.ts';
import { skewMs } from './limits.ts';
import { attributeOf, childOf, textOf } from './nodes.ts';
import type { Question } from './question.ts';
import { insist } from './saml-refusal.ts';

/** How and when the person proved who they are. */
export interface Authn {
  level: Level;
  at: Instant;
  sessionIndex?: string;
}

const levels: readonly Level[] = [1, 2, 3];

/** @throws SamlRefusal authn-*, session-over, level */
export function checkAuthn(assertion: Element, question: Question): Authn {
  const { expected, policy, now } = question;
  const statement = childOf(assertion, 'saml:AuthnStatement');
  insist(statement !== undefined, 'authn-statement');
  const at = instantMs(attributeOf(statement, 'AuthnInstant'));
  insist(at !== undefined && at <= now.getTime() + skewMs, 'authn-instant');
  // Every request of ours asks to prove it anew.
  insist(at >= Date.parse(expected.requestedAt) - skewMs, 'authn-stale');
  if (statement.hasAttribute('SessionNotOnOrAfter')) {
    const over = instantMs(attributeOf(statement, 'SessionNotOnOrAfter'));
    insist(over !== undefined && now.getTime() < over + skewMs, 'session-over');
  }
  const context = childOf(statement, 'saml:AuthnContext');
  const level = levelOf(
    textOf(childOf(context, 'saml:AuthnContextClassRef')),
    policy,
  );
  insist(level !== undefined, 'authn-context');
  const { minimumLevel, comparison } = expected;
  insist(
    comparison === 'exact' ? level === minimumLevel : level >= minimumLevel,
    'level',
  );
  const sessionIndex = attributeOf(statement, 'SessionIndex');
  return {
    ...{ level, at: new Date(at).toISOString() },
    ...(sessionIndex !== '' && { sessionIndex }),
  };
}

function levelOf(
  classRef: string,
  { classRefs }: SchemePolicy,
): Level | undefined {
  return levels.find((level) => classRefs[level] === classRef);
}
