import { firstNames, surnames } from './identity.ts';
import type { Behaviour } from './profile.ts';
import { latinised } from './spelling.ts';
import type { Timeline } from './timeline.ts';

export interface Employee {
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly team: string;
  readonly head: string;
  readonly functions: string;
  readonly hiredDay: number;
  /** Day of leaving, or none. */
  readonly dismissedDay: number | null;
}

/** A seller's place. People come and go; customers belong to the seat and so pass to the next one. */
export interface Seat {
  readonly number: number;
  /** Who sat here, oldest first; between two people the team lead stands in. */
  readonly people: readonly { readonly from: number; readonly name: string }[];
  readonly wins: boolean;
  readonly keeps: boolean;
}

export interface Staff {
  readonly employees: readonly Employee[];
  readonly seats: readonly Seat[];
  readonly heads: readonly string[];
}

export const seatsInBranch = 9;

interface Place {
  readonly lead: string | null;
  readonly holders: readonly string[];
  /** Days before as-of on which the former holder left. */
  readonly leftAgo?: number;
}

/** The seats of the first branch. Two lead teams of three, the first reports to the head alone. */
const places: readonly Place[] = [
  { lead: null, holders: ['Анна Ветрова'] },
  { lead: null, holders: ['Ольга Синицына'] },
  { lead: null, holders: ['Мария Белова'] },
  { lead: 'Ольга Синицына', holders: ['Игорь Мальцев'] },
  { lead: 'Ольга Синицына', holders: ['Тимур Хасанов'] },
  { lead: 'Ольга Синицына', holders: ['Денис Калугин', 'Екатерина Лунина'], leftAgo: 690 },
  { lead: 'Мария Белова', holders: ['Вера Агафонова', 'Артём Зуев'], leftAgo: 455 },
  { lead: 'Мария Белова', holders: ['Илья Щербаков', 'Роман Дёмин'], leftAgo: 262 },
  { lead: 'Мария Белова', holders: ['Светлана Горина'] },
];

/** People of the company: fourteen for one branch, ten more for each further one. */
export function createStaff(timeline: Timeline, behaviour: Behaviour, branches: number): Staff {
  const owner = person('Ирина Ланская', 'owner', '', '', '', timeline.firstDay - 2400, null);
  const parts = Array.from({ length: branches }, (_, branch) => branchStaff(timeline, behaviour, branch, owner.name));
  const head = parts[0]?.head ?? owner.name;
  const office = [
    person('Ксения Ракова', 'marketer', 'Маркетинг', owner.name, '', timeline.firstDay - 300, null),
    person('Вадим Чижов', 'trainer', 'Отдел продаж', head, '', timeline.firstDay + 200, null),
    person('Глеб Соснин', 'analyst', 'Отдел продаж', head, '', timeline.firstDay + 90, null),
  ];
  return {
    employees: [owner, ...parts.flatMap((part) => part.employees), ...office],
    seats: parts.flatMap((part) => part.seats),
    heads: parts.map((part) => part.head),
  };
}

/** Who holds a seat on a day. */
export function holderOf(seat: Seat, day: number): string {
  let name = seat.people[0]?.name ?? '';
  for (const next of seat.people) if (next.from <= day) name = next.name;
  return name;
}

function branchStaff(timeline: Timeline, behaviour: Behaviour, branch: number, owner: string) {
  const named = (name: string): string => (branch === 0 ? name : namesake(name, branch));
  const head = named('Павел Ершов');
  const team = branch === 0 ? 'Отдел продаж' : `Отдел продаж ${branch + 1}`;
  const employees = [person(head, 'head-of-sales', team, owner, '', timeline.firstDay - 900, null)];
  const seats = places.map((place, at) => {
    const wins = behaviour.mixesFunctions || at === 1 || (at >= 3 && at <= 5);
    const keeps = behaviour.mixesFunctions || !wins;
    const functions = functionsOf(behaviour, branch * seatsInBranch + at, wins);
    const role = at === 1 || at === 2 ? 'team-lead' : 'rep';
    const own = { role, team: teamOf(behaviour, branch, at), head: place.lead ? named(place.lead) : head, functions };
    const held = hold(timeline, behaviour, place, named);
    for (const one of held) employees.push(person(one.name, own.role, own.team, own.head, own.functions, one.hired, one.left));
    return { number: branch * seatsInBranch + at, people: turns(held, place.lead ? named(place.lead) : head), wins, keeps };
  });
  return { head, employees, seats };
}

interface Holding {
  readonly name: string;
  readonly hired: number;
  readonly left: number | null;
}

function hold(timeline: Timeline, behaviour: Behaviour, place: Place, named: (name: string) => string): readonly Holding[] {
  const start = timeline.firstDay - 700 + place.holders.length * 40;
  const [first, second] = place.holders;
  if (first === undefined) return [];
  if (second === undefined || place.leftAgo === undefined) return [{ name: named(first), hired: timeline.workingFrom(timeline.firstDay) - 400, left: null }];
  const left = timeline.workingUntil(timeline.asOfDay - place.leftAgo);
  const hired = timeline.workingFrom(left + behaviour.vacancyDays);
  return [{ name: named(first), hired: start, left }, { name: named(second), hired, left: null }];
}

function turns(held: readonly Holding[], standIn: string): Seat['people'] {
  return held.flatMap((one) => {
    const turn = { from: one.hired, name: one.name };
    return one.left === null ? [turn] : [turn, { from: one.left, name: standIn }];
  });
}

function functionsOf(behaviour: Behaviour, seat: number, wins: boolean): string {
  if (behaviour.mixesFunctions) return seat < 2 ? 'new;closing;current' : 'closing;current;documents;service';
  return wins ? 'new;closing' : 'closing;current';
}

function teamOf(behaviour: Behaviour, branch: number, at: number): string {
  const first = behaviour.mixesFunctions ? 'Опт-1' : 'Новые клиенты';
  const second = behaviour.mixesFunctions ? 'Опт-2' : 'Текущие клиенты';
  const name = at === 0 ? 'Ключевые клиенты' : at === 1 || (at >= 3 && at <= 5) ? first : second;
  return branch === 0 ? name : `${name} ${branch + 1}`;
}

/** Another invented person for the same place of a further branch; no two share a name below 70 branches. */
function namesake(name: string, branch: number): string {
  const cast = ['Павел Ершов', ...places.flatMap((place) => place.holders)];
  const number = (branch - 1) * cast.length + cast.indexOf(name);
  const round = Math.floor(number / (firstNames.length * surnames.length));
  const first = firstNames[number % firstNames.length] ?? '';
  const surname = surnames[(Math.floor(number / firstNames.length) + number) % surnames.length] ?? '';
  return `${first} ${surname}${round > 0 ? ` ${round + 1}` : ''}`;
}

function person(name: string, role: string, team: string, head: string, functions: string, hiredDay: number, dismissedDay: number | null): Employee {
  return { name, email: `${latinised(name)}@opora-krepezh.example`, role, team, head, functions, hiredDay, dismissedDay };
}
