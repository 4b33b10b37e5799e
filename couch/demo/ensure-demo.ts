import type { Admin } from '../admin-call.ts';
import { loadDemo, type LoadOptions } from './load.ts';
import { loadedDemo } from './loaded-demo.ts';
import { demoTown, type DemoOptions, type DemoTown } from './town.ts';

/**
 * The demo town of a server: the one it holds, finished if its load was cut short, or a new one drawn by `options` on
 * an empty server. A town keeps the day it was drawn on: drawn again on another day, its documents would differ under
 * the same ids.
 * @throws LoadError, PushError.
 */
export async function ensureDemo(
  admin: Admin,
  options: DemoOptions,
  load: LoadOptions = {},
): Promise<DemoTown> {
  const town = demoTown((await loadedDemo(admin)) ?? options);
  await loadDemo(admin, town, load);
  return town;
}
