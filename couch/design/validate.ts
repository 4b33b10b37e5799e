import { databaseOf } from '#model/databases.ts';
import { judge } from '#model/may-write.ts';
import { reasonOf } from '#model/problem.ts';

/** What CouchDB says of the writer; `name` is null for an anonymous one. */
export interface UserContext {
  db: string;
  name: string | null;
  roles: string[];
}

/**
 * CouchDB's validate_doc_update for every kind of database, which it knows from the name.
 * @throws `{forbidden: reason}`, as CouchDB wants it: the reason is the first problem's `reasonOf`.
 */
export default function validate(
  next: unknown,
  stored: unknown,
  context: UserContext,
): void {
  const database = databaseOf(context.db);
  // A database that is not ours has none of our writers.
  if (!database) throw { forbidden: 'not-yours-to-write' };
  const [problem] = judge({
    ...database,
    roles: context.roles,
    user: context.name ?? '',
    stored,
    next,
  });
  if (problem) throw { forbidden: reasonOf(problem) };
}
