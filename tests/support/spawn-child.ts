import { spawn } from 'node:child_process';

/** A program of ours in a process of its own. */
export interface Child {
  /** kill -9: no farewell, nothing flushed. */
  kill(): Promise<void>;
  /** The graceful stop of an operator. */
  stop(): Promise<void>;
}

/** Starts `file` with these arguments and resolves with its first message. @throws Error with what it printed when it ends before. */
export async function spawnChild(
  file: string,
  given: Record<string, string>,
): Promise<{ child: Child; told: string }> {
  const running = spawn(
    'node',
    ['--import', 'tsx', file, JSON.stringify(given)],
    { stdio: ['ignore', 'inherit', 'pipe', 'ipc'] },
  );
  let output = '';
  running.stderr?.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  const ended = new Promise<void>((resolve) => {
    running.once('exit', (code) => {
      // One that ends by itself is a finding, and its last words are the only trace.
      if (code) process.stderr.write(`${file} ended with ${code}: ${output}`);
      resolve();
    });
  });
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    running.kill(signal);
    await ended;
  };
  const told = await new Promise<string>((resolve, reject) => {
    running.once('message', (message: string) => {
      resolve(message);
    });
    void ended.then(() => {
      reject(new Error(`${file} ended: ${output}`));
    });
  });
  return {
    told,
    child: { kill: () => end('SIGKILL'), stop: () => end('SIGTERM') },
  };
}
