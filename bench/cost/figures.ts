/** Prices and assumptions: data with a source and a date for each. */
import * as z from 'zod';
import assumptionList from './assumptions.json' with { type: 'json' };
import priceList from './prices.json' with { type: 'json' };

const Dated = z.object({ id: z.string(), unit: z.string(), source: z.string().min(3), date: z.iso.date() });
const Price = Dated.extend({ dollars: z.number(), per: z.number(), fromMemory: z.boolean().default(false) });
const Assumption = Dated.extend({ value: z.number() });

export const prices = z.array(Price).parse(priceList);
export const assumptions = z.array(Assumption).parse(assumptionList);

type PriceId = (typeof priceList)[number]['id'];
type AssumptionId = (typeof assumptionList)[number]['id'];

/** Dollars for one of these. */
export function price(id: PriceId): number {
  const found = prices.find((one) => one.id === id);
  if (found === undefined) throw new Error(`There is no price of ${id}.`);
  return found.dollars / found.per;
}

export function assumed(id: AssumptionId): number {
  const found = assumptions.find((one) => one.id === id);
  if (found === undefined) throw new Error(`Nothing is assumed of ${id}.`);
  return found.value;
}
