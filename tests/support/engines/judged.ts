import { databaseOf } from '#model/databases.ts';
import type { ChildId } from '#model/ids.ts';
import { judge } from '#model/may-write.ts';
import { reasonOf } from '#model/problem.ts';
import type { Engine } from './engine.ts';

/** The rules as called from TypeScript; the phone and the proxy know the family's children as well. */
export function judged(children?: readonly ChildId[]): Engine {
  return ({ database, by, stored, next }) => {
    const place = databaseOf(database);
    if (!place) return 'not-yours-to-write';
    const [problem] = judge({
      ...place,
      roles: by.roles,
      user: by.name,
      stored,
      next,
      ...(children && { children }),
    });
    return problem && reasonOf(problem);
  };
}
