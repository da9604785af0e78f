import { createGoods, type Good } from './goods.ts';
import { createPace, type Pace } from './pace.ts';
import { behaviours, type Behaviour, type Profile } from './profile.ts';
import { createStaff, type Staff } from './staff.ts';
import { createTimeline, type Timeline } from './timeline.ts';

export interface CompanyOptions {
  /** Whole number; the same one gives the same company. */
  readonly seed: number;
  /** 1 is fourteen people and about 3,000 deals. From 2 on every whole unit is a branch with its own people; below 1 the same people have less to do. */
  readonly scale: number;
  /** `YYYY-MM-DD`: every fact is before its first instant. */
  readonly asOf: string;
  readonly profile: Profile;
}

/** What every row of a company is drawn from: all of it small, however large the scale. */
export interface World {
  readonly seed: number;
  readonly options: CompanyOptions;
  readonly timeline: Timeline;
  readonly behaviour: Behaviour;
  /** When orders are placed, and when the rest of the work is done. */
  readonly orderPace: Pace;
  readonly flowPace: Pace;
  readonly staff: Staff;
  readonly goods: readonly Good[];
  readonly branches: number;
  readonly buyers: number;
  readonly prospects: number;
}

/** Throws `RangeError` for a scale that is not a positive number and for a date that is none. */
export function createWorld(options: CompanyOptions): World {
  if (!(options.scale > 0) || !Number.isFinite(options.scale)) throw new RangeError(`scale must be positive: ${options.scale}`);
  const timeline = createTimeline(options.asOf);
  const behaviour = behaviours[options.profile];
  const branches = Math.max(1, Math.floor(options.scale));
  return {
    seed: options.seed,
    options,
    timeline,
    behaviour,
    orderPace: createPace(timeline, behaviour.orders),
    flowPace: createPace(timeline, behaviour.flow),
    staff: createStaff(timeline, behaviour, branches),
    goods: createGoods(options.seed),
    branches,
    buyers: Math.max(9, Math.round(behaviour.buyers * options.scale)),
    prospects: Math.max(9, Math.round(behaviour.prospects * options.scale)),
  };
}
