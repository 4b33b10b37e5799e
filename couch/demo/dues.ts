import { addDays, type Day } from '#model/day.ts';
import type { Doc } from '#model/document.ts';
import { isWithin } from '#model/range.ts';
import type { Charge } from './charge.ts';
import { doc } from './envelope.ts';
import type { Household } from './household.ts';
import { moment } from './moment.ts';
import { noticeNumber } from './notice-number.ts';
import { randomFor } from './random.ts';
import type { World } from './world.ts';

/** The dues sent to a household for the children it pays for; one in some households is wrong at first and replaced. */
export function duesOf(
  world: World,
  household: Household,
  charges: readonly Charge[],
): Doc<'due'>[] {
  const mine = charges.flatMap((charge) => {
    const payer = household.payers.find(
      (one) => one.child === charge.child && isWithin(one, charge.issuedOn),
    );
    return payer ? { charge, payer: payer.person } : [];
  });
  const wrong = correctedIndex(world, household, mine);
  let count = 0;
  const dues: Doc<'due'>[] = [];
  const send = (index: number, change: Partial<Charge>, replaces?: string) => {
    const found = mine[index];
    if (!found) return '';
    const charge = { ...found.charge, ...change };
    count += 1;
    const nav = noticeNumber(household.index, count);
    dues.push(dueDoc(household, charge, found.payer, nav, replaces));
    return nav;
  };
  for (const [index, { charge }] of mine.entries()) {
    if (index !== wrong) {
      send(index, {});
      continue;
    }
    const replaced = send(index, { amount: charge.amount + 3 * charge.unit });
    const issuedOn = addDays(charge.issuedOn, 9);
    const dueOn = addDays(issuedOn, 25);
    const reason = `${charge.reason} (rettifica)`;
    send(index, { issuedOn, dueOn, reason }, replaced);
    if (household.scene === 'corrected')
      send(index, {
        reason: 'Nota di credito: 2 pasti addebitati per errore',
        amount: -2 * charge.unit,
        issuedOn: addDays(issuedOn, 3),
        dueOn,
      });
  }
  return dues;
}

/** Which due was wrong: a canteen month, old enough for its correction to have been sent. */
function correctedIndex(
  world: World,
  household: Household,
  mine: readonly { charge: Charge }[],
): number {
  const random = randomFor(world.seed, 'correction', household.index);
  if (household.scene !== 'corrected' && !random.chance(0.04)) return -1;
  const latest: Day = addDays(world.today, -14);
  const old = mine.filter(
    ({ charge }) => charge.service === 'canteen' && charge.issuedOn <= latest,
  );
  const last = old.at(-1);
  return last ? mine.indexOf(last) : -1;
}

function dueDoc(
  household: Household,
  charge: Charge,
  payer: string,
  nav: string,
  replaces: string | undefined,
): Doc<'due'> {
  const { service, schoolYear, reason, amount, issuedOn, dueOn } = charge;
  return doc(
    'due',
    moment(issuedOn, '08:30'),
    { family: household.id, child: charge.child },
    {
      nav,
      service,
      schoolYear,
      reason,
      amount,
      issuedOn,
      dueOn,
      payer,
      ...(replaces ? { replaces } : {}),
    },
  );
}
