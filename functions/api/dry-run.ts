/** A name that is not saved yet → what it would hit in the archive. */
import type { DryRun, DryRunSample } from '../../shared/contract/api.ts';
import type { Name } from '../../shared/contract/name.ts';
import { documentOfText } from '../../shared/document/from-text.ts';
import { compileNames, findMentions, type Matcher } from '../../shared/name/index.ts';
import type * as names from '../aws/table/names.ts';
import type * as texts from '../aws/table/texts.ts';

type Names = Pick<typeof names, 'allNames' | 'getName' | 'namesState'>;

export interface Archive extends Names, Pick<typeof texts, 'listTexts'> {
  readonly readText: (archivedKey: string) => Promise<string>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** The function may run for 15 s; a caller who wants more goes on from the place it got. */
const WORK_MS = 6000;
const MOST_CLIPS = 1000;
const PAGE = 25;
/** Shown of one answer. */
const SAMPLES = 20;

/** The counts so far, and where to go on; null at the end. */
export interface Place extends Pick<DryRun, 'searched' | 'hits' | 'added' | 'lost'> {
  readonly position: string | null;
}
export const START: Place = { searched: 0, hits: 0, added: 0, lost: 0, position: null };

/** Searches with the names as they are, of which it remembers the list between calls. */
export function dryRunIn(archive: Archive) {
  const others = rememberedNames(archive);

  /** Goes on from a place, the newest clips first; bounded in time and clips. */
  return async function dryRun(name: Name, from: Place): Promise<{ place: Place; samples: DryRunSample[] }> {
    const change = await changeTo(name, await archive.getName(name.id), await others());
    const samples: DryRunSample[] = [];
    const place = { ...from };
    const until = archive.now() + WORK_MS;
    do {
      const page = await archive.listTexts({ nameId: name.id, limit: PAGE, position: place.position });
      for (const clip of page.items) {
        const text = clip.text.kind === 'text' ? clip.text.text : await archive.readText(clip.text.key);
        const found = differences(clip, text, change);
        place.searched += 1;
        place.hits += found.isHit ? 1 : 0;
        for (const { kind } of found.samples) place[kind] += 1;
        samples.push(...found.samples.slice(0, SAMPLES - samples.length));
      }
      place.position = page.position;
    } while (place.position !== null && archive.now() < until && place.searched < from.searched + MOST_CLIPS);
    return { place, samples };
  };
}

function rememberedNames({ allNames, namesState }: Names): () => Promise<Name[]> {
  let known: { readonly version: number; readonly list: Name[] } | null = null;
  return async () => {
    const { version } = await namesState();
    if (known?.version !== version) known = { version, list: await allNames() };
    return known.list;
  };
}

interface Change {
  readonly id: string;
  readonly isTracked: boolean;
  readonly before: Matcher;
  readonly after: Matcher;
}

/** Names that share a word with it count too: a longer name takes from a shorter one what stands inside it. */
async function changeTo(name: Name, before: Name | null, others: readonly Name[]): Promise<Change> {
  const words = new Set([...wordsOf(name), ...(before === null ? [] : wordsOf(before))]);
  const beside = others.filter((one) => one.id !== name.id && wordsOf(one).some((word) => words.has(word)));
  return {
    id: name.id,
    isTracked: before !== null,
    before: compileNames(before === null ? beside : [...beside, before]),
    after: compileNames([...beside, name]),
  };
}

/** What the change makes of one clip: in its text names are found as they are in its file. */
function differences(clip: texts.ClipWithText, text: string, { id, isTracked, before, after }: Change) {
  const document = documentOfText(text);
  const old = findMentions(document, before, clip.language);
  const found = findMentions(document, after, clip.language);
  const isIn = (list: typeof found, nameId: string) => list.some((one) => one.nameId === nameId);
  const { clipId, title, outlet, publishedOn } = clip;
  const sample = (kind: DryRunSample['kind'], nameId: string, snippet: string): DryRunSample => {
    return { kind, nameId, clipId, title, outlet, publishedOn, snippet };
  };
  const isHit = isIn(found, id);
  const added = found.filter(({ nameId }) => !isIn(old, nameId) && !(nameId === id && clip.mentions));
  const lost = old.filter(({ nameId }) => !isIn(found, nameId));
  // Mentioned by what the name was when the clip was read.
  const isLostToo = isTracked && clip.mentions && !isHit && !isIn(lost, id);
  return {
    isHit,
    samples: [
      ...added.map(({ nameId, snippet }) => sample('added', nameId, snippet)),
      ...lost.map(({ nameId, snippet }) => sample('lost', nameId, snippet)),
      ...(isLostToo ? [sample('lost', id, '')] : []),
    ],
  };
}

function wordsOf({ name, aliases }: Name): string[] {
  return [name, ...aliases].flatMap(
    (form) =>
      form
        .normalize('NFKC')
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu) ?? [],
  );
}
