export const stageRoles = ['needs', 'presentation', 'offer'] as const;
/** What of a sale is reached at a stage: the need is found out, the product is presented, an offer is made. */
export type StageRole = (typeof stageRoles)[number];

export const saidRoles = [...stageRoles, 'none'] as const;
/** What a person says of a stage; `none` of one whose name misleads. */
export type SaidRole = (typeof saidRoles)[number];

/** Beginnings of words, «ё» read as «е»; a word in angles stands whole. */
const words: Readonly<Record<StageRole, readonly string[]>> = {
  needs: ['потребност', 'квалиф', 'выявлен', 'бриф', 'need', 'qualif', 'discovery'],
  presentation: ['презентац', 'демонстрац', '<демо>', '<показ>', 'встреч', 'presentation', 'demo', 'meeting'],
  offer: ['<кп>', 'коммерческ', 'предложени', 'расчет', 'смет', 'proposal', 'quot', 'offer'],
};

/** A stage that is still before what it names. */
const before = ['подготов', 'готовим', 'назнач', 'запланир', 'preparing', 'scheduled'];

const wordsOf = (name: string): string[] => name.toLowerCase().replaceAll('ё', 'е').split(/[^\p{L}]+/u);
const says = (name: string, starts: readonly string[]): boolean =>
  wordsOf(name).some((word) => starts.some((start) => (start.startsWith('<') ? `<${word}>` === start : word.startsWith(start))));

export interface PlacedStage {
  readonly name: string;
  readonly position: number;
  /** What a person said of it; its name speaks where nobody has. */
  readonly role?: SaidRole | null;
}

const inPlace = (stages: readonly PlacedStage[]): PlacedStage[] => stages.toSorted((a, b) => a.position - b.position);

/**
 * The place of the first open stage of a pipeline that reaches this: of those of which a person said so, else by the
 * words of the names of the others; a stage named after the preparation only where no other is. Null where none does.
 */
export function placeOfRole(stages: readonly PlacedStage[], role: StageRole): number | null {
  const said = inPlace(stages.filter((stage) => stage.role === role))[0];
  if (said !== undefined) return said.position;
  const named = inPlace(stages.filter(({ name, role: own = null }) => own === null && says(name, words[role])));
  return (named.find(({ name }) => !says(name, before)) ?? named[0])?.position ?? null;
}

/** The places of one pipeline. An offer presents the product where no stage of its own does. */
export interface RolePlaces {
  readonly needs: number | null;
  readonly presentation: number | null;
  readonly offer: number | null;
}

export function placesOfRoles(stages: readonly PlacedStage[]): RolePlaces {
  const offer = placeOfRole(stages, 'offer');
  return { needs: placeOfRole(stages, 'needs'), presentation: placeOfRole(stages, 'presentation') ?? offer, offer };
}

/** What names alone say of the stages of a pipeline: by its place, the role that a stage is taken for. */
export function namedRoles(stages: readonly PlacedStage[]): ReadonlyMap<number, StageRole> {
  const unsaid = stages.map(({ name, position }) => ({ name, position }));
  return new Map(stageRoles.toReversed().flatMap((role) => {
    const place = placeOfRole(unsaid, role);
    return place === null ? [] : [[place, role] as const];
  }));
}
