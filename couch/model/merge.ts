import { isDoc, type Doc } from './document.ts';
import { mergeAbsences } from './merge-absences.ts';
import { mergePresences } from './presences.ts';
import { sameContent, sameValue } from './same.ts';

export interface Merged {
  /** Carries the revision that was merged into. Without `received` unless it is theirs, word for word. */
  doc: Doc;
  /** True when my edit could not be kept: it must be shown to its author, with its text. */
  lost: boolean;
}

/**
 * Two edits of one document made one: `base` is what mine was edited from (undefined when it was new), `theirs` what
 * stands on the other side. Merging again what was merged changes nothing.
 */
export function merge(base: Doc | undefined, mine: Doc, theirs: Doc): Merged {
  const edited = base === undefined || !sameContent(base, mine);
  if (!edited || sameContent(mine, theirs)) return { doc: theirs, lost: false };
  if (mine._deleted || theirs._deleted || mine._id !== theirs._id)
    return { doc: theirs, lost: true };
  if (isDoc(mine, 'absence') && isDoc(theirs, 'absence')) {
    const known = base && isDoc(base, 'absence') ? base.body : undefined;
    const { body, lost } = mergeAbsences(known, mine.body, theirs.body);
    return { doc: follow(theirs, mine, body), lost };
  }
  if (isDoc(mine, 'presences') && isDoc(theirs, 'presences')) {
    const body = mergePresences(mine.body, theirs.body);
    return { doc: follow(theirs, mine, body), lost: false };
  }
  if (isDoc(mine, 'readMark') && isDoc(theirs, 'readMark')) {
    const body = Object.assign({}, theirs.body, {
      confirmed: mine.body.confirmed || theirs.body.confirmed,
    });
    return { doc: follow(theirs, mine, body), lost: false };
  }
  if (isDoc(mine, 'delegation') && isDoc(theirs, 'delegation')) {
    // Whoever takes a right away is heard, whatever the other changed meanwhile.
    const revoked = mine.body.revoked || theirs.body.revoked;
    const body = Object.assign({}, theirs.body, { revoked });
    return { doc: follow(theirs, mine, body), lost: !mine.body.revoked };
  }
  return { doc: theirs, lost: true };
}

/** My document with the merged body, on top of theirs; theirs itself when the merge added nothing to it. */
function follow<D extends Doc>(theirs: D, mine: D, body: D['body']): D {
  if (sameValue(body, theirs.body)) return theirs;
  const doc = Object.assign({}, mine, {
    body,
    at: mine.at > theirs.at ? mine.at : theirs.at,
  });
  delete doc.received;
  delete doc._rev;
  return theirs._rev === undefined
    ? doc
    : Object.assign(doc, { _rev: theirs._rev });
}
