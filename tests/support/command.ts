import { spawn } from 'node:child_process';

export interface Outcome {
  ok: boolean;
  output: string;
  /** Wall-clock time, ms. */
  took: number;
}

/** Runs a command of node_modules/.bin (or a program), gathering what it prints; with `show`, printing it as well. */
export async function command(line: string, show = false): Promise<Outcome> {
  const start = Date.now();
  const child = spawn(line, {
    shell: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PATH: `node_modules/.bin:${process.env['PATH'] ?? ''}`,
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (show) process.stdout.write(chunk.toString());
    });
  const code = await new Promise<number | null>((resolve) => {
    child.on('close', resolve);
  });
  return { ok: code === 0, output, took: Date.now() - start };
}
