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
/** A function that fails this often within `period` ms is not run until the period is over. */
const tolerated = 3;
const period = 10_000;

interface Warm {
  sandbox: Promise<Sandbox>;
  /** When it failed: ran too long, took too much memory, or threw what no function should. */
  failures: number[];
}

/**
 * Compiled functions by their source: hundreds of databases with the same design document share
 * one. A function sees nothing but its arguments, and only admins write functions.
 */
export function createValidators(limits: SandboxLimits): Validators {
  const warm = new Map<string, Warm>();

  async function drop(source: string): Promise<void> {
    const entry = warm.get(source);
    warm.delete(source);
    (await entry?.sandbox)?.dispose();
  }

  async function warmFor(source: string): Promise<Warm> {
    const entry = warm.get(source) ?? {
      sandbox: createSandbox(source, limits),
      failures: [],
    };
    // Re-inserting keeps the map in order of use.
    warm.delete(source);
    warm.set(source, entry);
    const [oldest] = warm.keys();
    if (warm.size > kept && oldest !== undefined) await drop(oldest);
    return entry;
  }

  /** A sandbox that was interrupted may be in any state, so the next write gets a new one. */
  async function renew(source: string, entry: Warm): Promise<void> {
    entry.failures.push(Date.now());
    const spoiled = entry.sandbox;
    entry.sandbox = createSandbox(source, limits);
    (await spoiled).dispose();
  }

  function hopeless(entry: Warm): boolean {
    entry.failures = entry.failures.filter((at) => at > Date.now() - period);
    return entry.failures.length >= tolerated;
  }

  return {
    async judge(sources, { newDoc, oldDoc, userCtx, security }) {
      for (const source of sources) {
        const entry = await warmFor(source);
        if (hopeless(entry))
          return new CouchError(
            500,
            'os_process_error',
            'validate_doc_update keeps failing',
          );
        const sandbox = await entry.sandbox;
        const verdict = sandbox.call(newDoc, oldDoc, userCtx, security);
        if (verdict.kind === 'forbidden') return forbidden(verdict.reason);
        if (verdict.kind === 'unauthorized')
          return unauthorized(verdict.reason);
        if (verdict.kind === 'allowed') continue;
        if (verdict.kind === 'stopped') await renew(source, entry);
        return new CouchError(500, 'os_process_error', verdict.reason);
      }
      return undefined;
    },
    close() {
      for (const source of [...warm.keys()]) void drop(source);
    },
  };
}
