/** A response read piece by piece, as a feed comes. */
export interface FeedReader {
  /** The text that has come so far. */
  text(): string;
  /** The lines that hold something. */
  lines(): string[];
  /** True once the server has ended the answer, or cut it. */
  ended(): boolean;
  /** Settles when the server has ended the answer. */
  done: Promise<void>;
}

export function readFeed(response: Response): FeedReader {
  let text = '';
  let ended = false;
  const read = async () => {
    const decoder = new TextDecoder();
    try {
      for await (const chunk of response.body ?? [])
        text += decoder.decode(chunk, { stream: true });
    } catch {
      // A cut feed shows in what is missing from the text.
    } finally {
      ended = true;
    }
  };
  const done = read();
  return {
    text: () => text,
    lines: () => text.split('\n').filter((line) => line.trim() !== ''),
    ended: () => ended,
    done,
  };
}
