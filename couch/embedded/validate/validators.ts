import { CouchError, forbidden, unauthorized } from '../http/errors.ts';
import { createSandbox, type Sandbox, type SandboxLimits } from './sandbox.ts';

/** One write to judge, each part as JSON text. */
export interface Candidate {
  newDoc: string;
  /** 'null' for a document that was not there. */
  oldDoc: string;
  userCtx: string;
  security: string;
}

export interface Validators {
  /** The first refusal of the given functions, in their order; undefined when all allow it. */
  judge(
    sources: readonly string[],
    candidate: Candidate,
  ): Promise<CouchError | undefined>;
  close(): void;
}

const kept = 32;
/** ms after which a function that ran away is given another chance. */
const retryAfter = 10_000;

/**
 * Compiled functions by their source: hundreds of databases with the same design document share
 * one. A function sees nothing but its arguments, and only admins write functions.
 */
export function createValidators(limits: SandboxLimits): Validators {
  const warm = new Map<
    string,
    { sandbox: Promise<Sandbox>; brokenAt: number }
  >();

  async function drop(source: string): Promise<void> {
    const entry = warm.get(source);
    warm.delete(source);
    (await entry?.sandbox)?.dispose();
  }

  async function sandboxFor(source: string): Promise<Sandbox> {
    let entry = warm.get(source);
    if (entry && entry.brokenAt + retryAfter < Date.now()) {
      await drop(source);
      entry = undefined;
    }
    entry ??= {
      sandbox: createSandbox(source, limits),
      brokenAt: Infinity,
    };
    warm.delete(source);
    warm.set(source, entry);
    const [oldest] = warm.keys();
    if (warm.size > kept && oldest !== undefined) await drop(oldest);
    return entry.sandbox;
  }

  return {
    async judge(sources, { newDoc, oldDoc, userCtx, security }) {
      for (const source of sources) {
        const sandbox = await sandboxFor(source);
        const verdict = sandbox.call(newDoc, oldDoc, userCtx, security);
        if (verdict.kind === 'forbidden') return forbidden(verdict.reason);
        if (verdict.kind === 'unauthorized')
          return unauthorized(verdict.reason);
        if (verdict.kind === 'broken') {
          const entry = warm.get(source);
          if (entry) entry.brokenAt = Math.min(entry.brokenAt, Date.now());
          return new CouchError(500, 'os_process_error', verdict.reason);
        }
      }
      return undefined;
    },
    close() {
      for (const source of [...warm.keys()]) void drop(source);
    },
  };
}
