/** What of a sale is reached at a stage: the need is found out, the product is presented, an offer is made. */
export type StageRole = 'needs' | 'presentation' | 'offer';

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
}

/**
 * The place of the first open stage of a pipeline that reaches this, by the words of its name; a stage named
 * after the preparation only where no other is. Null where no name says so.
 */
export function placeOfRole(stages: readonly PlacedStage[], role: StageRole): number | null {
  const named = stages.filter(({ name }) => says(name, words[role])).toSorted((a, b) => a.position - b.position);
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
