import { people } from './test-server.ts';

let next = 0;

/** A new question of the parent's. */
export function message(more: object = {}) {
  next += 1;
  const uuid = `e0000000-0000-4000-8000-${String(next).padStart(12, '0')}`;
  return {
    _id: `message:${uuid}`,
    type: 'message',
    v: 1,
    at: '2026-11-23T08:00:00.000Z',
    family: people.family,
    author: people.parent,
    body: {
      thread: uuid,
      topic: 'canteen',
      subject: 'Menu',
      text: 'Una domanda sul menu',
      from: { side: 'parent', name: 'Ada Prova' },
    },
    ...more,
  };
}

/** A report of the parent's for the child. */
export function absence(day: string, more: object = {}) {
  return {
    _id: `absence:${people.child}:canteen:${day}`,
    type: 'absence',
    v: 1,
    at: '2026-11-23T08:00:00.000Z',
    family: people.family,
    child: people.child,
    author: people.parent,
    body: { service: 'canteen', day, cause: 'illness', withdrawn: false },
    ...more,
  };
}
