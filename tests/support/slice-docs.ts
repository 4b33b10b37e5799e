/** The life of a database that a test starts with. */
export const life = 'e0000000-0000-4000-8000-00000000000a';

export function epoch(number: string) {
  return {
    _id: 'epoch',
    type: 'epoch',
    v: 1,
    at: '2026-11-23T08:00:00.000Z',
    body: { number },
  };
}

export function service(slug: string) {
  return {
    _id: `service:${slug}`,
    type: 'service',
    v: 1,
    at: '2026-11-23T08:00:00.000Z',
    body: {
      service: slug,
      name: 'Mensa',
      weekdays: [1, 2],
      times: false,
      meals: true,
    },
  };
}
