import { isDoc, type Doc } from '#model/document.ts';
import type { ChildId, Slug } from '#model/ids.ts';
import { currentLocale } from './locale.ts';

/** The words for what documents name by id. */
export interface Names {
  /** The given name; undefined for a child not on this phone. */
  child(id: ChildId | undefined): string | undefined;
  service(slug: Slug): string;
  /** An announcement's title. */
  announcement(id: string): string | undefined;
}

/** Types from which names are read. */
export const nameTypes = ['child', 'service', 'announcement'] as const;

export function namesFrom(docs: readonly Doc[]): Names {
  const byId = new Map(docs.map((doc) => [doc._id, doc]));
  const of = (id: string) => byId.get(id);
  return {
    child: (id) => {
      const doc = of(`child:${id ?? ''}`);
      return doc && isDoc(doc, 'child') ? doc.body.givenName : undefined;
    },
    service: (slug) => {
      const doc = of(`service:${slug}`);
      if (!doc || !isDoc(doc, 'service')) return slug;
      const english = currentLocale() === 'en' ? doc.body.nameEn : undefined;
      return english ?? doc.body.name;
    },
    announcement: (id) => {
      const doc = of(id);
      return doc && isDoc(doc, 'announcement') ? doc.body.title : undefined;
    },
  };
}
