import type { DueDoc } from './due.ts';
import type { Nav } from './ids.ts';

/** For each due that was corrected, the notice number that stands in its place at the end of the chain. */
export function replacedDues(dues: readonly DueDoc[]): Map<Nav, Nav> {
  const next = new Map<Nav, Nav>();
  for (const { body } of dues)
    if (body.replaces !== undefined && body.replaces !== body.nav)
      next.set(body.replaces, body.nav);
  const last = new Map<Nav, Nav>();
  next.forEach((_, nav) => {
    last.set(nav, endOf(nav, next));
  });
  return last;
}

/** Follows a chain to its end; a ring, which only an error of entry makes, ends where it would close. */
function endOf(nav: Nav, next: ReadonlyMap<Nav, Nav>): Nav {
  const seen = [nav];
  for (
    let one = next.get(nav);
    one !== undefined && !seen.includes(one);
    one = next.get(one)
  )
    seen.push(one);
  return seen[seen.length - 1] ?? nav;
}
