/** npm's lockfiles: what `npm ci` would install on a platform, and what of it would be unverified. */
import * as z from 'zod';

const Words = z.union([z.string().transform((word) => [word]), z.array(z.string())]);
const Ranges = z.record(z.string(), z.string());
const Entry = z.object({
  version: z.string().optional(),
  resolved: z.string().optional(),
  integrity: z.string().optional(),
  license: z.string().optional(),
  link: z.boolean().optional(),
  inBundle: z.boolean().optional(),
  hasInstallScript: z.boolean().optional(),
  os: Words.optional(),
  cpu: Words.optional(),
  libc: Words.optional(),
  dependencies: Ranges.optional(),
  devDependencies: Ranges.optional(),
  optionalDependencies: Ranges.optional(),
  peerDependencies: Ranges.optional(),
  peerDependenciesMeta: z.record(z.string(), z.object({ optional: z.boolean().optional() })).optional(),
});
type Entry = z.output<typeof Entry>;

/** A lockfile of version 3; `packages` by folder, the project itself as ''. */
export const Lockfile = z.object({ lockfileVersion: z.literal(3), packages: z.record(z.string(), Entry) });
export type Lockfile = z.output<typeof Lockfile>;

export interface Platform {
  readonly os: string;
  readonly cpu: string;
  readonly libc?: string;
}

/** What any platform would install unverified: in the words `<folder> <fault>`. */
export function unverified({ packages }: Lockfile): string[] {
  return Object.entries(packages).flatMap(([folder, entry]) => {
    // The project itself, and what comes inside the verified archive of another package.
    if (folder === '' || (entry.inBundle && comesInside(packages, folder))) return [];
    if (entry.link) return [`${folder} is a link to a folder`];
    if (entry.resolved && !/^https:\/\/[^@?#]+\.tgz$/.test(entry.resolved))
      return [`${folder} is no archive of a registry`];
    return /^sha512-[A-Za-z0-9+/]{86}==$/.test(entry.integrity ?? '') ? [] : [`${folder} has no integrity`];
  });
}

/**
 * The folders that `npm ci` fills on a platform, found as Node finds packages: from each package up to the root. What
 * has no entry is a fault, `<folder> wants <name>`, on every platform that may use it.
 */
export function installed({ packages }: Lockfile, platform: Platform): { folders: Set<string>; faults: string[] } {
  const folders = new Set(['']);
  const faults: string[] = [];
  for (const folder of folders) {
    const entry = packages[folder];
    for (const [name, isOptional] of entry ? wanted(entry, folder === '') : []) {
      const found = above(folder).find((path) => `${path}node_modules/${name}` in packages);
      if (found === undefined) faults.push(`${folder || 'the project'} wants ${name}, which has no entry`);
      else if (fits(packages[`${found}node_modules/${name}`], platform)) folders.add(`${found}node_modules/${name}`);
      else if (!isOptional) faults.push(`${folder || 'the project'} needs ${name}, which is not for ${platform.os}`);
    }
  }
  folders.delete('');
  return { folders, faults };
}

/** Names of what a package wants beside it, and whether it does without. Optional peers are only used where they are. */
function wanted(entry: Entry, isProject: boolean): Map<string, boolean> {
  const names = new Map<string, boolean>();
  const peers = Object.keys(entry.peerDependencies ?? {}).filter(
    (name) => !entry.peerDependenciesMeta?.[name]?.optional,
  );
  for (const name of [...Object.keys(entry.dependencies ?? {}), ...peers]) names.set(name, false);
  if (isProject) for (const name of Object.keys(entry.devDependencies ?? {})) names.set(name, false);
  for (const name of Object.keys(entry.optionalDependencies ?? {})) names.set(name, true);
  return names;
}

/** The folders whose `node_modules` are looked through, innermost first, each with a `/` at its end unless it is ''. */
function above(folder: string): string[] {
  const outer = folder.lastIndexOf('/node_modules/');
  if (folder === '') return [''];
  return [`${folder}/`, ...(outer < 0 ? [''] : above(folder.slice(0, outer)))];
}

function comesInside(packages: Lockfile['packages'], folder: string): boolean {
  const outer = folder.lastIndexOf('/node_modules/');
  return outer > 0 && packages[folder.slice(0, outer)] !== undefined;
}

/** The rule of npm-install-checks: named and not excluded (`!`); `any` fits all; what names no C library fits each. */
function fits(entry: Entry | undefined, { os, cpu, libc }: Platform): boolean {
  return allows(entry?.os, os) && allows(entry?.cpu, cpu) && (libc === undefined || allows(entry?.libc, libc));
}

function allows(words: readonly string[] | undefined, word: string): boolean {
  if (words === undefined || words.length === 0 || words.includes('any')) return true;
  if (words.includes(`!${word}`)) return false;
  return words.includes(word) || words.every((each) => each.startsWith('!'));
}
