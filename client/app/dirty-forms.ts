/** Forms that hold text not yet safe in a draft: while there is one, nothing may reload the page. */
const dirty = new Set<object>();
const flushes = new Map<object, () => Promise<void>>();

/** A form says that it has unsaved letters, and how to bring them to safety. */
export function markDirty(form: object, flush: () => Promise<void>): void {
  dirty.add(form);
  flushes.set(form, flush);
}

/** The form's text is kept, sent or given up. */
export function markClean(form: object): void {
  dirty.delete(form);
  flushes.delete(form);
}

export function hasDirtyForm(): boolean {
  return dirty.size > 0;
}

/** Brings every form's text into its draft; rejects when one could not be kept. */
export async function flushForms(): Promise<void> {
  await Promise.all([...flushes.values()].map((flush) => flush()));
}
