/** ZIP archives of clips. */

import { characterStart } from '../../well-formed.ts';
import { isZip, kindOfZip } from '../bytes/zip-kind.ts';
import { type Refusal, refusal } from '../refusal.ts';
import { type Member, openArchive } from './archive.ts';
import type { Opened, Part } from './container.ts';

const MOST_MEMBERS = 200;
const MOST_BYTES = 20e6;
const MOST_BYTES_IN_ALL = 100e6;
/** Longer paths are cut. */
const LONGEST_PATH = 300;

/** Files that systems add to archives: resource forks, thumbnails, hidden files. */
const NO_FILE = /(?:^|\/)(?:__MACOSX\/|\.|Thumbs\.db$|desktop\.ini$)/i;
/** Text, but no clip. */
const NO_CLIPS: readonly (readonly [name: RegExp, what: string])[] = [
  [/\.css$/i, 'a style sheet'],
  [/\.(?:m?js|map)$/i, 'a script'],
];

/**
 * The files of a ZIP archive, a clip each: the first 200, of at most 20 MB each and 100 MB in all. What cannot be had
 * (encrypted, too large, an archive itself) is refused alone.
 */
export async function openZip(bytes: Uint8Array): Promise<Opened> {
  const archive = await openArchive(bytes);
  if (archive.kind === 'refused') return archive;
  const named = archive.members.map((member) => ({ member, path: pathOf(member.name) }));
  const files = withoutOwnFiles(
    named.filter(({ member, path }) => path !== '' && !/[/\\]$/.test(member.name) && !NO_FILE.test(path)),
  );
  if (files.length === 0) return refusal('empty', 'The archive holds no files. Pack it again with its content.');

  const parts: Part[] = [];
  const seen = new Map<string, number>();
  let left = MOST_BYTES_IN_ALL;
  for (const { member, path } of files.slice(0, MOST_MEMBERS)) {
    const content = await contentOf(member, path, left);
    if (content.kind === 'bytes') left -= content.bytes.length;
    const times = (seen.get(path) ?? 0) + 1;
    seen.set(path, times);
    const fileName = path.slice(path.lastIndexOf('/') + 1);
    parts.push({ path: times > 1 ? `${path} (${times})` : path, fileName, content, declared: [], attachments: [] });
  }
  const unread = archive.total - archive.members.length + files.length - parts.length;
  const cut = {
    code: 'parts-cut' as const,
    message: `The archive holds ${unread} files more than the ${MOST_MEMBERS} that are read of one. Split it.`,
  };
  return { kind: 'opened', parts, warnings: unread > 0 ? [cut] : [] };
}

async function contentOf(member: Member, path: string, left: number): Promise<Part['content']> {
  const other = NO_CLIPS.find(([name]) => name.test(path))?.[1];
  if (other !== undefined) return refusal('not-text', `The file is ${other}, no clip. Leave it out of the archive.`);
  if (left === 0) return FULL;
  const most = Math.min(MOST_BYTES, left);
  const read = await member.read(most);
  if ('kind' in read) return most < MOST_BYTES && read.code === 'too-large' ? FULL : read;
  if (isZip(read) && kindOfZip(read) === null) {
    return refusal('not-text', 'The file is a ZIP archive in another one. Drop it by itself, or unpack it first.');
  }
  return { kind: 'bytes', bytes: read, charset: null };
}

const FULL: Refusal = refusal('too-large', 'The archive unpacks to over 100 MB, more than is read of one. Split it.');

/** Files in `page_files/`, which browsers save next to `page.html`, belong to that page. */
function withoutOwnFiles<T extends { path: string }>(files: readonly T[]): T[] {
  const pages = new Set(files.flatMap(({ path }) => /^(.*)\.x?html?$/i.exec(path)?.[1] ?? []));
  return files.filter(({ path }) => {
    const folder = /^(.*?)(?:_files|\.files|_fichiers|-Dateien|_archivos|_file|_bestanden|_arquivos)\//i.exec(path);
    return !folder || !pages.has(folder[1] ?? '');
  });
}

/** `C:\clips\..\a.txt` → `clips/a.txt`: paths only name clips. */
function pathOf(name: string): string {
  const steps = name
    .replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '')
    .split(/[/\\]/)
    .filter((step) => !['', '.', '..'].includes(step) && !/^[A-Za-z]:$/.test(step));
  const path = steps.join('/');
  return path.slice(characterStart(path, Math.max(0, path.length - LONGEST_PATH)));
}
