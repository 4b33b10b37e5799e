import { map, type Observable } from 'rxjs';
import type { Doc } from '#model/document.ts';
import type { Instant } from '#model/day.ts';
import type { Problem } from '#model/problem.ts';
import type { Notes } from './notes.ts';
import type { Refused } from './store.ts';

/** What the Comune refused, each text kept until its author gives it up. */
export interface RefusedShelf {
  readonly list: Observable<readonly Refused[]>;
  /** Keeps the text, before anything is taken away from where it stood. The same refusal again changes nothing. */
  put(doc: Doc, problem: Problem, at: Instant): Promise<void>;
  drop(id: string): Promise<void>;
}

export function refusedShelf(notes: Notes): RefusedShelf {
  return {
    list: notes
      .watch('refused:')
      .pipe(map((kept) => kept.map(({ value }) => value as Refused))),
    async put(doc, problem, at) {
      // Two texts under one id (an absence edited twice) are two refusals.
      const id = `${prefixOf(doc._id)}${doc.at}`;
      if (notes.get(id) === undefined)
        await notes.put(id, { doc, problem, at });
    },
    async drop(id) {
      for (const one of notes.ids(prefixOf(id)))
        await notes.put(one, undefined);
    },
  };
}

function prefixOf(id: string): string {
  return `refused:${id}|`;
}
