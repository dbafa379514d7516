/** Sums of counters: how much there is in all, of each outlet and language, and each name's share of voice. */
import { foldedOutlet } from './counts.ts';
import type { DayCount } from './timeline.ts';

/** A counter of an outlet and language, or a part of it. */
export interface ClipCount extends DayCount {
  readonly outlet: string | null;
  readonly language: string | null;
}

export interface NameCount {
  readonly nameId: string;
  readonly clips: number;
  readonly mentions: number;
}

/** Clips and mentions of all these days together. */
export function sumOfCounts(counts: readonly DayCount[]): Pick<DayCount, 'clips' | 'mentions'> {
  return { clips: sumOf(counts.map(({ clips }) => clips)), mentions: sumOf(counts.map(({ mentions }) => mentions)) };
}

export interface Stats {
  readonly totals: { readonly clips: number; readonly mentions: number; readonly outlets: number };
  /** In the order in which they are given; `share`: of the mentions of all names given, 0 to 1. */
  readonly names: (NameCount & { readonly share: number })[];
  /** Most clips first; clips without an outlet, or a language, are only in the totals. */
  readonly outlets: { readonly outlet: string; readonly clips: number }[];
  readonly languages: { readonly language: string; readonly clips: number }[];
}

/** An outlet that is spelt in several ways is one, shown as most of its clips have it. */
export function statsOf(counts: readonly ClipCount[], names: readonly NameCount[]): Stats {
  const spellings = new Map<string, Map<string, number>>();
  const languages = new Map<string, number>();
  const totals = { clips: 0, mentions: 0 };
  for (const { outlet, language, clips, mentions } of counts) {
    totals.clips += clips;
    totals.mentions += mentions;
    if (language !== null) languages.set(language, (languages.get(language) ?? 0) + clips);
    if (outlet === null) continue;
    const fold = foldedOutlet(outlet);
    const known = spellings.get(fold) ?? new Map<string, number>();
    spellings.set(fold, known.set(outlet, (known.get(outlet) ?? 0) + clips));
  }
  const outlets = [...spellings.values()]
    .map((spellings) => ({ outlet: mostOf(spellings), clips: sumOf([...spellings.values()]) }))
    .filter(({ clips }) => clips > 0);
  const all = sumOf(names.map(({ mentions }) => mentions));
  return {
    totals: { ...totals, outlets: outlets.length },
    names: names.map((name) => ({ ...name, share: all === 0 ? 0 : name.mentions / all })),
    outlets: outlets.sort((a, b) => b.clips - a.clips || compare(a.outlet, b.outlet)),
    languages: [...languages]
      .map(([language, clips]) => ({ language, clips }))
      .filter(({ clips }) => clips > 0)
      .sort((a, b) => b.clips - a.clips || compare(a.language, b.language)),
  };
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);
const compare = (a: string, b: string): number => (a < b ? -1 : 1);

function mostOf(spellings: ReadonlyMap<string, number>): string {
  return [...spellings].reduce((most, one) => (one[1] > most[1] ? one : most))[0];
}
