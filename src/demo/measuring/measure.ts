import type { Company } from '../company.ts';
import { measureCustomers } from './customers.ts';
import { measureDiscipline } from './discipline.ts';
import { measureFunnel } from './funnel.ts';
import { measurePeople } from './people.ts';
import { readFacts } from './read.ts';
import { measureRhythm } from './rhythm.ts';

/** Every figure of the company by the id of its signal; `NaN` where there is too little to tell. */
export function measure(company: Company): Readonly<Record<string, number>> {
  const facts = readFacts(company);
  return { ...measureFunnel(facts), ...measureDiscipline(facts), ...measureCustomers(facts), ...measurePeople(facts), ...measureRhythm(facts) };
}
