import type { RxDatabase } from 'rxdb';
import type { Collections } from './database.ts';
import type { Mirror } from './mirror.ts';
import type { Notes } from './notes.ts';
import type { Data } from './open-data.ts';
import type { State, Note, Stored } from './stored.ts';
import { writeRecord } from './write.ts';

type Kept = State & { _rev: string };

/**
 * Lets the mirror and the notes follow the database, other tabs' writes included, and makes good what happened
 * before: writes of another tab since the first look, and what was saved from data that did not open.
 */
export async function follow(
  database: RxDatabase<Collections>,
  data: Data,
  mirror: Mirror,
  notes: Notes,
  onFamily: () => void,
): Promise<void> {
  for (const slice of ['family', 'town'] as const)
    database[slice].eventBulks$.subscribe(({ events }) => {
      mirror.take(
        slice,
        events.map(({ documentData }) => documentData as unknown as Kept),
      );
      if (slice === 'family') onFamily();
    });
  database.local.eventBulks$.subscribe(({ events }) => {
    notes.take(
      events.map(({ documentData }) => documentData as Note & { _rev: string }),
    );
  });
  const news = await data.news((table, id) =>
    table === 'local' ? notes.revOf(id) : mirror.revOf(table, id),
  );
  mirror.take('family', news.family);
  mirror.take('town', news.town);
  notes.take(news.local as unknown as (Note & { _rev: string })[]);
  if (data.wiped) await restore(database, data.wiped.saved);
}

async function restore(
  database: RxDatabase<Collections>,
  saved: NonNullable<Data['wiped']>['saved'],
): Promise<void> {
  for (const record of saved.family)
    await writeRecord(
      database.family,
      record._id,
      () => record as unknown as Stored,
    );
  for (const record of saved.local)
    await writeRecord(
      database.local,
      record._id,
      () => record as unknown as Note,
    );
}
