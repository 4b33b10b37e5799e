import { integer } from './schema.ts';

declare const brand: unique symbol;
/** Euro cents, an integer: amounts are added, never rounded. */
export type Cents = number & { readonly [brand]?: 'cents' };

/** Up to ten million euros either way: beyond it a typing error is likelier than a debt. */
export const cents = integer(-1_000_000_000, 1_000_000_000);

export function sum(amounts: readonly Cents[]): Cents {
  return amounts.reduce((total, amount) => total + amount, 0);
}
