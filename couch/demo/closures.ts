import type { ClosureBody } from '#model/closure.ts';
import { addDays, weekday, type Day } from '#model/day.ts';
import type { SchoolYear } from '#model/school-year.ts';
import { easter } from './easter.ts';
import { schoolOf } from './schools.ts';

/** The days on which the services of a school year rest: holidays, the patron's day, Christmas and Easter, a strike. */
export function closuresOf(year: SchoolYear): ClosureBody[] {
  const first = year.slice(0, 4);
  const second = year.slice(5);
  const spring = easter(Number(second));
  const nido = [schoolOf('nido').slug];
  const others = [schoolOf('infanzia').slug, schoolOf('primaria').slug];
  const strike = friday(`${first}-10-17`);
  return [
    {
      from: strike,
      to: strike,
      reason: 'Sciopero generale del personale scolastico',
    },
    closed(`${first}-11-01`, 'Ognissanti'),
    closed(`${first}-12-04`, 'Santa Barbara, patrona di Montelago'),
    closed(`${first}-12-08`, 'Immacolata Concezione'),
    {
      from: `${first}-12-23`,
      to: `${second}-01-06`,
      reason: 'Vacanze di Natale',
      schools: others,
    },
    {
      from: `${first}-12-24`,
      to: `${second}-01-01`,
      reason: 'Chiusura natalizia del nido',
      schools: nido,
    },
    closed(`${second}-01-06`, 'Epifania', nido),
    {
      from: addDays(spring, -3),
      to: addDays(spring, 2),
      reason: 'Vacanze di Pasqua',
    },
    closed(`${second}-04-25`, 'Festa della Liberazione'),
    closed(`${second}-05-01`, 'Festa del Lavoro'),
    closed(`${second}-06-02`, 'Festa della Repubblica'),
  ];
}

/** What closes soon after `today`, so that the portal always has a next closure to tell. */
export function closuresSoon(today: Day): ClosureBody[] {
  const roadworks = workday(addDays(today, 4));
  const meeting = workday(addDays(today, 8));
  return [
    {
      from: roadworks,
      to: roadworks,
      reason: 'Lavori stradali in via del Lago: il trasporto non passa',
      services: ['transport'],
    },
    {
      from: meeting,
      to: meeting,
      reason: 'Assemblea sindacale del personale: servizi sospesi',
    },
  ];
}

function closed(on: Day, reason: string, schools?: string[]): ClosureBody {
  return { from: on, to: on, reason, ...(schools ? { schools } : {}) };
}

function friday(on: Day): Day {
  return addDays(on, (12 - weekday(on)) % 7);
}

function workday(on: Day): Day {
  const number = weekday(on);
  return number > 5 ? addDays(on, 8 - number) : on;
}
