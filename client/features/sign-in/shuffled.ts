/** The same items in an order of chance: no identity provider may stand first always (AgID, Avviso SPID). */
export function shuffled<T>(items: readonly T[]): T[] {
  const [...left] = items;
  const order: T[] = [];
  while (left.length > 0) {
    const [dice = 0] = crypto.getRandomValues(new Uint32Array(1));
    order.push(...left.splice(dice % left.length, 1));
  }
  return order;
}
