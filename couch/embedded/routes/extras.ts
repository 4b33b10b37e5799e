import type { Extras } from '../documents/present.ts';
import type { Query } from '../http/query.ts';

/** What a request asks to have added to the documents it reads. */
export function extrasOf(query: Query): Extras {
  return {
    revs: query.flag('revs'),
    revs_info: query.flag('revs_info'),
    conflicts: query.flag('conflicts'),
    deleted_conflicts: query.flag('deleted_conflicts'),
    local_seq: query.flag('local_seq'),
    meta: query.flag('meta'),
    attachments: query.flag('attachments'),
  };
}
