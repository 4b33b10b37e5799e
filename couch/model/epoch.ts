import { epochId } from './document-id.ts';
import { kind, type Envelope } from './envelope.ts';
import { uuid } from './ids.ts';
import { object, type Infer } from './schema.ts';

/** The life of a database: a new number when it was restored or rebuilt, upon which phones forget their checkpoint. */
export const epoch = kind({
  type: 'epoch',
  writer: ['router', 'portal'],
  audience: 'local',
  body: object({ number: uuid }),
  key: () => epochId,
});
export type EpochBody = Infer<typeof epoch.body>;
export type EpochDoc = Envelope<'epoch', EpochBody>;
