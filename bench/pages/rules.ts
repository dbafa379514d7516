/** What each rule of a field claims, and how often it was right. */
import { readFile } from '../../shared/file/index.ts';
import type { Report, Row } from '../figures.ts';
import type { PageSet } from './index.ts';
import { FIELDS, isRight, type KnownField } from './right.ts';

interface Count {
  readonly set: string;
  readonly field: KnownField;
  readonly rule: string;
  met: number;
  right: number;
  claimed: number;
}

/** For each rule that gave a field on pages where it is known: how often it was right, and the mean of its confidence. */
export async function rulesReport(sets: readonly PageSet[], today: string): Promise<Report> {
  const rows: Row[] = [];
  for (const set of sets) rows.push(...(await countsIn(set, today)).map(rowOf));
  return {
    title: 'Rules of the fields of web pages: how often right, beside the mean of what they claim',
    columns: {
      set: 'pages',
      field: 'field',
      rule: 'rule',
      met: 'met',
      rightPercent: 'right %',
      claimedPercent: 'claimed %',
      tooMuch: 'claimed too much, points',
    },
    rows,
    remarks: ['a rule that was met fewer than 20 times says little', 'none: no value was found'],
  };
}

async function countsIn({ name: set, pages }: PageSet, today: string): Promise<Count[]> {
  const counts = new Map<string, Count>();
  for (const page of pages) {
    const [reading] = await readFile(page.bytes, 'page.html', { today });
    const fields = reading?.kind === 'read' ? reading.fields : null;
    for (const field of FIELDS) {
      if (page[field] === undefined) continue;
      const evidence = fields?.evidence[field];
      const rule = evidence?.rule ?? 'none';
      const count = counts.get(`${field} ${rule}`) ?? { set, field, rule, met: 0, right: 0, claimed: 0 };
      count.met++;
      count.right += isRight(field, page, fields?.[field] ?? null) ? 1 : 0;
      count.claimed += evidence?.confidence ?? 0;
      counts.set(`${field} ${rule}`, count);
    }
  }
  return [...counts.values()].toSorted((one, other) => order(one) - order(other) || other.met - one.met);
}

function order({ field }: Count): number {
  return FIELDS.indexOf(field);
}

function rowOf({ set, field, rule, met, right, claimed }: Count): Row {
  const [rightPercent, claimedPercent] = [(100 * right) / met, (100 * claimed) / met];
  return { set, field, rule, met, rightPercent, claimedPercent, tooMuch: claimedPercent - rightPercent };
}
