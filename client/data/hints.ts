import { paths, type Hint, type Slice } from '#model/phone-protocol.ts';
import type { Deps } from './deps.ts';

interface Options {
  deps: Pick<Deps, 'EventSource' | 'stallMs' | 'retryMs'>;
  /**
   * Something may have changed in the slice: both when the stream was just opened, for what was missed before, and
   * when it was cut, which only a call can tell the reason of.
   */
  onHint(slices: readonly Slice[]): void;
  /** The session was ended by the Comune. */
  onGone(): void;
}

/**
 * Listens to the Comune's hints and opens the stream anew when it is cut or silent for too long: a half-open
 * connection never errors by itself (replication.md, D10). A lost hint costs nothing, since every opening is one.
 * Returns the way to stop.
 */
export function listenForHints({ deps, onHint, onGone }: Options): () => void {
  let source = connect();
  let failures = 0;
  let stall: ReturnType<typeof setTimeout> | undefined;
  let reopening: ReturnType<typeof setTimeout> | undefined;
  alive();

  function connect() {
    const stream = new deps.EventSource(paths.hints);
    stream.addEventListener('open', () => {
      failures = 0;
      alive();
      onHint(['family', 'town']);
    });
    stream.addEventListener('beat', alive);
    stream.addEventListener('hint', ({ data }) => {
      alive();
      onHint(slicesOf(data));
    });
    stream.addEventListener('gone', () => {
      stop();
      onGone();
    });
    stream.addEventListener('error', () => {
      if (stream === source) reopen();
    });
    return stream;
  }

  function alive(): void {
    clearTimeout(stall);
    stall = setTimeout(reopen, deps.stallMs);
  }

  /** The browser's own reconnection gives up at the first answer that is no stream; ours does not. */
  function reopen(): void {
    source.close();
    clearTimeout(stall);
    clearTimeout(reopening);
    if (failures === 0) onHint(['family', 'town']);
    const wait = Math.min(deps.retryMs * 2 ** failures, 60_000);
    failures += 1;
    reopening = setTimeout(
      () => {
        source = connect();
        alive();
      },
      wait * (0.5 + Math.random() / 2),
    );
  }

  function stop(): void {
    clearTimeout(stall);
    clearTimeout(reopening);
    source.close();
  }
  return stop;
}

function slicesOf(data: string): readonly Slice[] {
  try {
    return [(JSON.parse(data) as Hint).slice];
  } catch {
    return ['family', 'town'];
  }
}
