import type { Day } from '#model/day.ts';
import { registry } from '#model/databases.ts';
import { adminCall, type Admin } from '../admin-call.ts';

/** Which town a server holds. It stands in a local document, which no replication carries away. */
export interface LoadedDemo {
  seed: number;
  families: number;
  today: Day;
  /** False when a load was begun and has not come to its end. */
  complete: boolean;
}

const path = `${registry}/_local/demo-town`;

/** The demo town on this server; undefined when none was ever begun, or no registry is there. */
export async function loadedDemo(
  admin: Admin,
): Promise<LoadedDemo | undefined> {
  return (await stored(admin))?.demo;
}

export async function markDemo(admin: Admin, demo: LoadedDemo): Promise<void> {
  const before = await stored(admin);
  await adminCall(admin, 'PUT', path, {
    body: { demo, ...(before && { _rev: before._rev }) },
  });
}

async function stored(
  admin: Admin,
): Promise<{ demo: LoadedDemo; _rev: string } | undefined> {
  const { status, body } = await adminCall(admin, 'GET', path, {
    allow: [404],
  });
  return status === 404
    ? undefined
    : (body as { demo: LoadedDemo; _rev: string });
}
