import type { Nav } from '#model/ids.ts';

/**
 * A notice number: aux digit 3, segregation code, 13 digits of base, and the first 16 digits modulo 93 as check
 * (SACI 1.4.0, chapter 2). Segregation 50 is given to nobody (PagoPA gives 00 to 49), so that no due of the demo
 * town can be paid by mistake. The base is the household's number and its count, unique without a common counter.
 */
export function noticeNumber(household: number, count: number): Nav {
  const head = `350${String(household).padStart(7, '0')}${String(count).padStart(6, '0')}`;
  return head + String(Number(head) % 93).padStart(2, '0');
}
