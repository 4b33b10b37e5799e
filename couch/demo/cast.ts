import type { AdultPlan, ChildPlan, FamilyPlan } from './family-plan.ts';

/** The families with a demo login: the same in every demo town, so that a manual and a test may name them. */
export const cast: readonly FamilyPlan[] = [
  {
    scene: 'two-children',
    adults: [woman('Giulia', 'Montelvari'), man('Marco', 'Tornabelini')],
    children: [
      {
        ...girl('Sofia', 'Tornabelini', 8),
        services: { canteen: 0, transport: 2 },
      },
      {
        ...boy('Leo', 'Tornabelini', 3),
        nursery: true,
        services: { canteen: 0 },
      },
    ],
    separated: false,
    habit: 'punctual',
    isee: 1_845_000,
  },
  {
    scene: 'separated',
    adults: [woman('Elena', 'Selvaremesi'), man('Davide', 'Ardescotti')],
    children: [boy('Tommaso', 'Ardescotti', 7)],
    separated: true,
    habit: 'punctual',
    isee: 1_210_000,
  },
  {
    scene: 'arrears',
    adults: [man('Stefano', 'Brughelaschi'), woman('Irina', 'Zefirolini')],
    children: [girl('Aurora', 'Brughelaschi', 9)],
    separated: false,
    habit: 'arrears',
  },
  {
    scene: 'credit',
    adults: [woman('Francesca', "D'Albaroma"), man('Luca', 'Gherlavelli')],
    children: [boy('Niccolò', 'Gherlavelli', 5)],
    separated: false,
    habit: 'credit',
    isee: 890_000,
  },
  {
    scene: 'one-guardian',
    adults: [woman('Fatima', 'Lagovendari')],
    children: [
      { ...girl('Yasmine', 'Lagovendari', 2), nursery: true, services: {} },
    ],
    separated: false,
    habit: 'punctual',
    isee: 540_000,
  },
  {
    scene: 'corrected',
    adults: [man('Paolo', 'Orsolagetti'), woman('Silvia', 'Pietravelugli')],
    children: [
      {
        ...girl('Emma', 'Orsolagetti', 6),
        services: { canteen: 0, transport: 2, 'pre-school': 2 },
      },
    ],
    separated: false,
    habit: 'punctual',
    isee: 2_760_000,
  },
  {
    scene: 'three-children',
    adults: [
      woman('Ana-Maria', "Dall'Olmareta"),
      man('Bogdan', 'Castelmurini'),
    ],
    children: [
      { ...boy('Matteo', 'Castelmurini', 10), services: { canteen: 0 } },
      {
        ...girl('Anna', 'Castelmurini', 4),
        nursery: true,
        services: { canteen: 0 },
      },
      { ...girl('Zoë', 'Castelmurini', 1), nursery: true, services: {} },
    ],
    separated: false,
    habit: 'late',
    isee: 1_130_000,
  },
  {
    scene: 'newcomer',
    adults: [man('Youssef', 'Ulmaresi'), woman('Nadia', 'Valspinotti')],
    children: [
      {
        ...boy('Amir', 'Ulmaresi', 6),
        since: 2,
        services: { canteen: 2, 'pre-school': 2 },
      },
    ],
    separated: false,
    habit: 'punctual',
  },
];

function woman(givenName: string, familyName: string): AdultPlan {
  return { givenName, familyName, sex: 'F' };
}

function man(givenName: string, familyName: string): AdultPlan {
  return { givenName, familyName, sex: 'M' };
}

function girl(givenName: string, familyName: string, age: number): ChildPlan {
  return pupil({ givenName, familyName, sex: 'F' }, age);
}

function boy(givenName: string, familyName: string, age: number): ChildPlan {
  return pupil({ givenName, familyName, sex: 'M' }, age);
}

function pupil(name: AdultPlan, age: number): ChildPlan {
  return { ...name, age, nursery: false, since: 0, services: { canteen: 0 } };
}
