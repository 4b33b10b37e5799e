import assert from 'node:assert/strict';
import type { Question } from '../../../server/identity/saml/response/question.ts';
import { SamlRefusal } from '../../../server/identity/saml/response/saml-refusal.ts';
import {
  verifyResponse,
  type Verified,
} from '../../../server/identity/saml/response/verify-response.ts';

export interface Outcome {
  /** 'accepted', or the code of the refusal. */
  code: string;
  anomaly?: number | undefined;
  verified?: Verified;
  /** CPU time, so that a busy machine is not taken for a slow input. */
  ms: number;
}

/** What becomes of a field SAMLResponse. Whatever is thrown but a refusal is thrown on. */
export async function outcomeOf(
  samlResponse: string,
  question: Question,
): Promise<Outcome> {
  const start = process.cpuUsage();
  const ms = () => {
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  };
  try {
    const verified = await verifyResponse({ samlResponse, ...question });
    return { code: 'accepted', verified, ms: ms() };
  } catch (error) {
    if (!(error instanceof SamlRefusal)) throw error;
    return { code: error.code, anomaly: error.anomaly, ms: ms() };
  }
}

export function base64(text: string | Uint8Array): string {
  return Buffer.from(text).toString('base64');
}

/** A text with one thing changed, which must be there. */
export function changed(
  text: string,
  from: string | RegExp,
  to: string | ((found: string) => string),
): string {
  const next = text.replace(from, to as string);
  assert.notEqual(next, text, `nothing to change: ${String(from)}`);
  return next;
}
