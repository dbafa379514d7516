/** A name that is not saved yet → the mentions it would add to the archive, and those it would take. */
import { differencesIn, nameChange } from '../../shared/clip/name-change.ts';
import type { DryRun, DryRunSample } from '../../shared/contract/api.ts';
import type { Name } from '../../shared/contract/name.ts';
import type * as texts from '../aws/table/clip/texts.ts';
import type * as names from '../aws/table/name/names.ts';

type Names = Pick<typeof names, 'allNames' | 'getName' | 'namesState'>;

export interface Archive extends Names, Pick<typeof texts, 'listTexts'> {
  readonly readText: (archivedKey: string) => Promise<string>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** The function may run for 15 s; the caller continues from the returned place. */
const WORK_MS = 6000;
const MAX_CLIPS = 1000;
const PAGE = 25;
/** Names of a list that are read at all: for more, the function has no time. */
const MAX_NAMES = 10_000;
/** Samples in one answer. */
const SAMPLES = 20;

/** The counts so far, and the position to continue from; null at the end. */
export interface Place extends Pick<DryRun, 'searched' | 'hits' | 'added' | 'lost'> {
  readonly position: string | null;
}
export const START: Place = { searched: 0, hits: 0, added: 0, lost: 0, position: null };

/**
 * A dry run on an archive; the list of names is cached between calls, until its version changes. In a list of more than
 * `MAX_NAMES` the effect on other names is left out.
 */
export function dryRunIn(archive: Archive) {
  const names = rememberedNames(archive);

  /** Continues from a place, the newest clips first; bounded in time and clips. */
  return async function dryRun(name: Name, from: Place): Promise<{ place: Place; samples: DryRunSample[] }> {
    const change = nameChange(name, await archive.getName(name.id), await names());
    const samples: DryRunSample[] = [];
    const place = { ...from };
    const until = archive.now() + WORK_MS;
    do {
      const page = await archive.listTexts({ nameId: name.id, limit: PAGE, position: place.position });
      for (const clip of page.items) {
        const text = clip.text.kind === 'text' ? clip.text.text : await archive.readText(clip.text.key);
        const { isHit, differences } = differencesIn({ ...clip, text }, change);
        place.searched += 1;
        place.hits += isHit ? 1 : 0;
        for (const { kind } of differences) place[kind] += 1;
        const { clipId, title, outlet, publishedOn } = clip;
        const shown = differences.slice(0, SAMPLES - samples.length);
        samples.push(...shown.map((difference) => ({ ...difference, clipId, title, outlet, publishedOn })));
      }
      place.position = page.position;
    } while (place.position !== null && archive.now() < until && place.searched < from.searched + MAX_CLIPS);
    return { place, samples };
  };
}

function rememberedNames({ allNames, namesState }: Names): () => Promise<Name[]> {
  let known: { readonly version: number; readonly list: Promise<Name[]> } | null = null;
  return async () => {
    const { version, count } = await namesState();
    if (count > MAX_NAMES) return [];
    if (known?.version === version) return known.list;
    const reading = { version, list: allNames() };
    known = reading;
    reading.list.catch(() => {
      if (known === reading) known = null;
    });
    return reading.list;
  };
}
