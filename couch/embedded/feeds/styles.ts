export interface FeedRow {
  json: string;
  seq: string;
}

export type FeedKind =
  'normal' | 'longpoll' | 'continuous' | 'live' | 'eventsource';

/** How a kind of feed is written. */
interface Style {
  type: string;
  head: string;
  row(row: FeedRow, first: boolean): string;
  beat: string;
  end(fields: object): string;
  /** Whether the feed is over after a read that brought it to `count` rows in all. */
  endsAfter(count: number): boolean;
}

const closing = (fields: object) => JSON.stringify(fields).slice(1, -1);

const list: Style = {
  type: 'application/json',
  head: '{"results":[\n',
  row: ({ json }, first) => (first ? json : `,\n${json}`),
  beat: '\n',
  end: (fields) => `\n],\n${closing(fields)}}\n`,
  endsAfter: () => true,
};

const lines: Style = {
  type: 'application/json',
  head: '',
  row: ({ json }) => `${json}\n`,
  beat: '\n',
  end: (fields) => `{${closing(fields)}}\n`,
  endsAfter: () => false,
};

export const styles: Record<FeedKind, Style> = {
  normal: list,
  longpoll: { ...list, endsAfter: (count) => count > 0 },
  continuous: lines,
  live: lines,
  eventsource: {
    type: 'text/event-stream',
    head: '',
    row: ({ json, seq }) => `data: ${json}\nid: ${seq}\n\n`,
    beat: 'event: heartbeat\ndata: \n\n',
    end: () => '',
    endsAfter: () => false,
  },
};
