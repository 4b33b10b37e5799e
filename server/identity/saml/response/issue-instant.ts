import type { Element } from '@xmldom/xmldom';
import { instantMs } from './instant.ts';
import { skewMs } from './limits.ts';
import { attributeOf } from './nodes.ts';
import type { Question } from './question.ts';
import { insist } from './saml-refusal.ts';

/**
 * IssueInstant of a Response or an Assertion, not before our request and not after now.
 * @returns it as it was written
 * @throws SamlRefusal *-issue-instant, *-early, *-late
 */
export function checkIssueInstant(
  element: Element,
  of: 'response' | 'assertion',
  { expected, now }: Question,
): string {
  const written = attributeOf(element, 'IssueInstant');
  const ms = instantMs(written);
  insist(ms !== undefined, `${of}-issue-instant`);
  insist(ms >= Date.parse(expected.requestedAt) - skewMs, `${of}-early`);
  insist(ms <= now.getTime() + skewMs, `${of}-late`);
  return written;
}
