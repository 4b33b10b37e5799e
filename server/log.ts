import { pino, type DestinationStream } from 'pino';

/** The only things a line may say. None of them can hold a name, an id of a person, a document or a secret. */
export interface Fields {
  request?: string;
  method?: string;
  /** The route's pattern, never the URL: ids of documents stand in URLs. */
  route?: string;
  status?: number;
  /** Milliseconds. */
  ms?: number;
  /** Error code or class. */
  code?: string;
  /** Where in the code: the stack without its first line, which may quote data. */
  stack?: string;
  /** Status of CouchDB's answer. */
  upstream?: number;
  count?: number;
  address?: string;
}

export interface Log {
  debug(message: string, fields?: Fields): void;
  info(message: string, fields?: Fields): void;
  warn(message: string, fields?: Fields): void;
  error(message: string, fields?: Fields): void;
}

export const levels = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type Level = (typeof levels)[number];

const allowed = [
  'request',
  'method',
  'route',
  'status',
  'ms',
  'code',
  'stack',
  'upstream',
  'count',
  'address',
] as const satisfies readonly (keyof Fields)[];

/** JSON lines on standard output. The types allow only `Fields`; what gets past them is dropped here. */
export function createLog(level: Level, to?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
  };
  const out = to ? pino(options, to) : pino(options);
  const write =
    (at: Exclude<Level, 'silent'>) =>
    (message: string, fields: Fields = {}) => {
      const known: Fields = {};
      for (const name of allowed)
        if (fields[name] !== undefined)
          Object.assign(known, { [name]: fields[name] });
      out[at](known, message);
    };
  return {
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
  };
}

/** What may be logged of an error: its class or code, CouchDB's status and where it came from, not its message. */
export function traceOf(
  error: unknown,
): Pick<Fields, 'code' | 'stack' | 'upstream'> {
  if (!(error instanceof Error)) return { code: typeof error };
  const { code, upstream } = error as { code?: unknown; upstream?: unknown };
  const frames = (error.stack ?? '').match(/^ {4}at .*$/gm) ?? [];
  return {
    code: typeof code === 'string' ? code : error.name,
    ...(typeof upstream === 'number' && { upstream }),
    stack: frames.slice(0, 8).join('\n'),
  };
}
