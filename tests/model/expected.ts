/** What each key of the inbox should be in the table. */
import { clipIdOf } from '../../shared/clip/id.ts';
import { parseFile, type ReadClip } from '../../shared/clip/parse-file.ts';
import { compileNames, type Matcher } from '../../shared/name/index.ts';
import { type Content, fileOf, KEYS, type KeyName, nameOf } from './content.ts';
import type { Change } from './inbox.ts';
import type { World } from './world.ts';

export interface True {
  /** The clips that a key has; some keys may be one or the other. */
  readonly key: KeyName;
  readonly choices: readonly ReadonlyMap<string, TrueClip>[];
}

export interface TrueClip {
  readonly versionId: string;
  readonly read: ReadClip;
}

export async function truthOf(world: World): Promise<True[]> {
  const { tracked } = world;
  const names = [...tracked].map(([id, hasAlias]) => nameOf(id, hasAlias)).sort((a, b) => (a.id < b.id ? -1 : 1));
  return Promise.all(
    KEYS.map(async (key) => {
      const newest = choicesOf(world, key);
      return { key, choices: await Promise.all(newest.map((change) => clipsOf(change, names))) };
    }),
  );
}

/** The changes that may be a key's state: null where it has none. */
export function choicesOf({ inbox, isSwept, lost }: World, key: KeyName): (Change | null)[] {
  const changes = inbox.changes.filter((change) => change.key === key);
  if (isSwept) return [inbox.newest(key)];
  // What no event told is there or not: a later event may tell of it.
  if (changes.some((change) => lost.has(change))) return [null, ...changes.filter(({ kind }) => kind === 'put')];
  return newestOf(changes);
}

function newestOf(changes: readonly Change[]): (Change | null)[] {
  let newest: (Change | null)[] = [null];
  for (const [i, change] of changes.entries()) {
    switch (change.kind) {
      case 'put':
        newest = [change];
        break;
      case 'marker':
        newest = [null];
        break;
      case 'version-deleted':
        if (newest.some((one) => one?.versionId === change.versionId)) {
          // Whether the one before it is the clip again depends on which of the events came first.
          const there = changes
            .slice(0, i)
            .filter((one) => one.kind === 'put' && !isDeleted(changes.slice(0, i + 1), one));
          newest = [...newest.filter((one) => one?.versionId !== change.versionId), null, there.at(-1) ?? null];
        }
        break;
      default:
        change.kind satisfies never;
    }
  }
  return newest;
}

const isDeleted = (changes: readonly Change[], { versionId }: Change) =>
  changes.some((one) => one.kind === 'version-deleted' && one.versionId === versionId);

type Names = ReturnType<typeof nameOf>[];

async function clipsOf(change: Change | null, names: Names): Promise<ReadonlyMap<string, TrueClip>> {
  if (change?.content == null) return new Map();
  const { key, versionId, content } = change;
  const clips = await readOf(key, content, names);
  return new Map(
    clips
      .filter(({ refused }) => refused === null)
      .map((read) => [clipIdOf('inbox', key, read.clip.part), { versionId, read }]),
  );
}

const read = new Map<string, Promise<ReadClip[]>>();
const matchers = new Map<string, Matcher>();

/** What a file says with these names; it is read once. */
export function readOf(key: KeyName, content: Content, names: Names): Promise<ReadClip[]> {
  const list = JSON.stringify(names);
  const id = JSON.stringify([key, content, list]);
  const known = read.get(id);
  if (known !== undefined) return known;
  if (read.size > 5000) read.clear();
  const matcher = matchers.get(list) ?? compileNames(names);
  matchers.set(list, matcher);
  const file = fileOf(content);
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
  const clips = parseFile(bytes, key, matcher, { today: '2026-03-02', metadata: {} });
  read.set(id, clips);
  return clips;
}
