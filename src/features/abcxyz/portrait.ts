import { bandSizes } from '#core/customers/size-bands.ts';
import { drawPortrait, type Described } from '#core/customers/portrait.ts';
import { readCustomerAttributes, type CustomerAttributes } from '#store/reports/customer-attributes.ts';
import type { RequestContext } from '../context.ts';
import { answer, showFrame, type Answered, type Question } from './frame.ts';

/** The attributes a portrait is drawn from. */
export const attributes = ['industry', 'region', 'size', 'source'] as const satisfies readonly (keyof CustomerAttributes)[];

/** Core customers with a known attribute below which a trait is no finding. */
export const minimum = 30;

/** The portrait of AX and BX against everyone with a class, those in no class included. */
export async function drawFrom({ database }: RequestContext, { report, facts }: Answered) {
  const known = await readCustomerAttributes(database, facts);
  const sizes = bandSizes(report.run.customers.map(({ id }) => known.get(id)?.size ?? null));
  const described = report.run.customers.map(({ id, place }, at): Described => ({
    core: place === 'AX' || place === 'BX',
    attributes: { ...known.get(id), size: sizes[at] ?? null },
  }));
  const knownOf = (attribute: string, among: readonly Described[]) => among.filter((one) => (one.attributes[attribute] ?? null) !== null).length;
  const core = described.filter((one) => one.core);
  return {
    core: core.length,
    base: described.length,
    minimum,
    attributes: attributes.map((attribute) => ({ attribute, coreKnown: knownOf(attribute, core), baseKnown: knownOf(attribute, described) })),
    traits: drawPortrait(described, attributes).map((trait) => ({ ...trait, few: trait.coreKnown < minimum })),
  };
}

export async function readPortrait(context: RequestContext, question: Question) {
  const answered = await answer(context, question);
  return { frame: showFrame(answered), ...(await drawFrom(context, answered)) };
}
