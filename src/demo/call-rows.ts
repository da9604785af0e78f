import { minuteIn } from './deal-path.ts';
import { callsOf, type Call } from './calls.ts';
import { customerId, identityFor } from './customers.ts';
import { customersOf } from './customer-rows.ts';
import { dealId, dealsOf, personAt, type LivedDeal } from './deal-rows.ts';
import { storyOf, type Story } from './deals.ts';
import type { Row } from './kinds.ts';
import { randomOf, type Random } from './random.ts';
import { minutesInDay } from './timeline.ts';
import type { World } from './world.ts';

const dayEnd = 1080;
const titles = ['Позвонить', 'Отправить КП', 'Уточнить наличие', 'Согласовать срок', 'Напомнить об оплате', 'Подготовить спецификацию'];

export function* callRows(world: World): Generator<Row<'calls'>> {
  for (const customer of customersOf(world)) {
    const { phone } = identityFor(world, customer);
    const random = randomOf(world.seed, 'call-cells', customer.index);
    for (const [number, call] of callsOf(world, storyOf(world, customer)).entries()) {
      const id = `${customerId(customer)}-${number + 1}`;
      const recorded = call.result === 'answered' && random.chance(0.985);
      yield {
        call_id: id,
        at: world.timeline.momentOf(call.minute),
        direction: call.incoming ? 'in' : 'out',
        rep: personAt(world, call.seat, call.minute),
        customer: customerId(customer),
        phone,
        deal_id: call.deal,
        ring_seconds: String(call.ringSeconds),
        talk_seconds: String(call.talkSeconds),
        result: call.result,
        recording: recorded ? `https://calls.opora-krepezh.example/${id}.mp3` : '',
      };
    }
  }
}

/** What was set to be done: after calls, on deals, and, where people leave things lying, what was never done. */
export function* taskRows(world: World): Generator<Row<'tasks'>> {
  for (const customer of customersOf(world)) {
    const story = storyOf(world, customer);
    const common = { customer: customerId(customer) };
    let number = 0;
    for (const task of tasksOf(world, story)) {
      number += 1;
      yield { task_id: `${common.customer}-${number}`, ...common, ...task };
    }
  }
}

type Task = Omit<Row<'tasks'>, 'task_id' | 'customer'>;

function* tasksOf(world: World, story: Story): Generator<Task> {
  const random = randomOf(world.seed, 'tasks', story.customer.index);
  for (const call of callsOf(world, story)) {
    const worth = call.result === 'answered' && call.talkSeconds > 60;
    if (worth && random.chance(world.behaviour.followUp)) yield followUp(world, call, random);
  }
  for (const lived of dealsOf(world, story)) yield* tasksOfDeal(world, lived, random);
}

function followUp(world: World, call: Call, random: Random): Task {
  const created = call.minute + Math.ceil((call.ringSeconds + call.talkSeconds) / 60) + random.whole(1, 7);
  const due = endOfDay(world, created + random.whole(2, 7) * minutesInDay);
  return task(world, call.seat, call.deal, created, due, doneAround(world, due, random), random);
}

function* tasksOfDeal(world: World, { story, deal, path }: LivedDeal, random: Random): Generator<Task> {
  const id = dealId(story.customer, deal);
  const now = world.timeline.asOfDay * minutesInDay;
  if (path.closedAt !== null) {
    const due = endOfDay(world, path.createdAt + Math.floor((path.closedAt - path.createdAt) * random.between(0.2, 0.9)));
    yield task(world, deal.seat, id, path.createdAt + 4, due, Math.min(path.closedAt, doneAround(world, due, random)), random);
    return;
  }
  const careful = !world.behaviour.mixesFunctions;
  const forgotten = !careful && random.chance(deal.fate === 'stuck' ? 0.45 : 0.3);
  const planned = careful || random.chance(deal.fate === 'stuck' ? 0.1 : 0.35);
  if (forgotten) yield task(world, deal.seat, id, path.createdAt + 9, Math.min(endOfDay(world, path.createdAt + random.whole(3, 9) * minutesInDay), world.timeline.workingUntil(world.timeline.asOfDay - 1) * minutesInDay + dayEnd), null, random);
  const created = careful ? now - random.whole(400, 2500) : Math.max(path.createdAt + 9, now - random.whole(400, 8000));
  if (planned) yield task(world, deal.seat, id, Math.max(created, path.createdAt + 3), endOfDay(world, now + random.whole(0, 8) * minutesInDay), null, random);
}

/** Six in the evening of that day or of the next working one: when what is due is due. */
const endOfDay = (world: World, minute: number): number =>
  world.timeline.workingFrom(Math.floor(minute / minutesInDay)) * minutesInDay + dayEnd;

/** On the day it is due; where people leave things lying, often some days later. */
function doneAround(world: World, due: number, random: Random): number {
  const late = world.behaviour.mixesFunctions && random.chance(0.4) ? random.whole(1, 6) : 0;
  const day = world.timeline.workingFrom(Math.floor(due / minutesInDay) + late);
  return day * minutesInDay + minuteIn(world.behaviour.editHours, random);
}

/** A task done at a moment after as-of is not done yet. */
function task(world: World, seat: number, deal: string, created: number, due: number, done: number | null, random: Random): Task {
  const now = world.timeline.asOfDay * minutesInDay;
  const made = Math.min(created, now - 1);
  const finished = done === null ? null : Math.max(done, made + 1);
  return {
    title: random.pick(titles),
    rep: personAt(world, seat, now - 1),
    deal_id: deal,
    created_at: world.timeline.momentOf(made),
    due_at: world.timeline.momentOf(Math.max(due, made + 1)),
    done_at: finished !== null && finished < now ? world.timeline.momentOf(finished) : '',
  };
}
