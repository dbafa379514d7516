import { MAX_OUTLET_NAME, type OwnOutlet } from '../../contract/outlet.ts';
import { AFRICA } from './africa.ts';
import { ARAB_WORLD } from './arab-world.ts';
import { EAST_ASIA } from './east-asia.ts';
import { EASTERN_EUROPE } from './eastern-europe.ts';
import { ENGLISH_SPEAKING } from './english-speaking.ts';
import { FORMER_SOVIET } from './former-soviet.ts';
import { genericWords } from './generic-words.ts';
import { LATIN_AMERICA } from './latin-america.ts';
import { tableName } from './local-names.ts';
import { NORTHERN_EUROPE } from './northern-europe.ts';
import { type Kind, type Outlet, outletCells, outletInRow, outletKey, outletRows, outletWords } from './outlet.ts';
import { NO_OWN_OUTLETS, type OwnOutlets } from './own.ts';
import { SOUTH_ASIA } from './south-asia.ts';
import { SOUTHERN_EUROPE } from './southern-europe.ts';
import { WEST_ASIA } from './west-asia.ts';
import { WESTERN_EUROPE } from './western-europe.ts';

export type { Kind } from './outlet.ts';
export type { OwnOutlets } from './own.ts';

/** One table a region. */
export const TABLES: readonly string[] = [
  ENGLISH_SPEAKING,
  WESTERN_EUROPE,
  SOUTHERN_EUROPE,
  NORTHERN_EUROPE,
  EASTERN_EUROPE,
  FORMER_SOVIET,
  WEST_ASIA,
  ARAB_WORLD,
  SOUTH_ASIA,
  EAST_ASIA,
  AFRICA,
  LATIN_AMERICA,
];

const DOMAIN = /^[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,4}$/u;

/** One of the deployment's own, or of the tables; `isOwn` tells which. */
export type KnownOutlet = Outlet | OwnOutlet;

/** Whether an outlet is one of the deployment's own. */
export function isOwn(outlet: KnownOutlet | null): outlet is OwnOutlet {
  return outlet !== null && 'id' in outlet;
}

/**
 * The known outlet that `text` names, whole: by its name, an alias in any script or its domain. Case, accents, spaces
 * and signs do not matter, and generic words (`TV`, `Radio`) may surround it. The deployment's own come before those of the
 * tables.
 *
 * `قناة الميادين`, `AL-MAYADEEN`, `www.almayadeen.net` → Al Mayadeen TV; `Al Mayadeen Square` → null.
 */
export function outletNamed(text: string, own: OwnOutlets = NO_OWN_OUTLETS): KnownOutlet | null {
  if (text.length > MAX_OUTLET_NAME) return null;
  const { named } = known();
  const withKey = (key: string): KnownOutlet | null => own.named.get(key) ?? inRow(named.get(key));
  const words = outletWords(text);
  const whole = withKey(words.join(''));
  if (whole !== null) return whole;
  const bare = text.trim();
  if (DOMAIN.test(bare)) return outletAt(bare, own);
  const generic = genericWords();
  const before = words.findIndex((word) => !generic.has(word));
  const after = words.findLastIndex((word) => !generic.has(word)) + 1;
  for (let from = 0; from <= before; from++) {
    for (let to = words.length; to >= after; to--) {
      const outlet = withKey(words.slice(from, to).join(''));
      if (outlet === null) continue;
      const { kind } = outlet;
      const around = [...words.slice(0, from), ...words.slice(to)];
      if (around.every((word) => kind === undefined || generic.get(word)?.includes(kind))) return outlet;
    }
  }
  return null;
}

/**
 * The known outlet whose site `host` is, or is part of: `news.bbc.co.uk` → BBC News. An own outlet comes before those of the
 * tables, also by a wider domain than theirs.
 */
export function outletAt(host: string, own: OwnOutlets = NO_OWN_OUTLETS): KnownOutlet | null {
  return narrowest(host, own.at) ?? inRow(narrowest(host, known().at));
}

/** What stands at a host, or at the nearest one above it. */
function narrowest<T>(host: string, at: ReadonlyMap<string, T>): T | null {
  let rest = host.toLowerCase();
  while (rest.includes('.')) {
    const found = at.get(rest);
    if (found !== undefined) return found;
    rest = rest.slice(rest.indexOf('.') + 1);
  }
  return null;
}

function inRow(row: string | null | undefined): Outlet | null {
  return row === null || row === undefined ? null : outletInRow(row);
}

/**
 * What the known outlet of exactly this name, in the tables or in a language, mainly is; null where there is none.
 * Clips name outlets as the tables do, so nothing is folded for it: this takes a tenth of `outletNamed`.
 */
export function kindOfOutlet(name: string): Kind | null {
  kinds ??= kindsByName();
  return kinds.get(tableName(name)) ?? null;
}

let kinds: ReadonlyMap<string, Kind> | null = null;

function kindsByName(): Map<string, Kind> {
  const byName = new Map<string, Kind>();
  for (const row of TABLES.flatMap(outletRows)) {
    const { name, kind } = outletInRow(row);
    if (!byName.has(name)) byName.set(name, kind);
  }
  return byName;
}

interface Known {
  /** Rows of the tables by the keys of their aliases. */
  readonly named: ReadonlyMap<string, string>;
  /** Rows by their domains. */
  readonly at: ReadonlyMap<string, string>;
}

let cache: Known | null = null;

/** Built when an outlet is first looked for, in some 8 ms; hence rows and not outlets. */
function known(): Known {
  if (cache) return cache;
  const named = new Map<string, string>();
  const at = new Map<string, string>();
  for (const table of TABLES) {
    const rows = outletRows(table);
    // Folding a table whole takes a tenth of what folding each alias takes.
    for (const [index, keys] of outletRows(outletKey(table)).entries()) {
      const row = rows[index] ?? '';
      const { known, aliases } = outletCells(keys);
      named.set(known, row);
      if (aliases !== '') for (const alias of aliases.split(',')) named.set(alias, row);
      for (const domain of outletCells(row).domains.trim().split(' ')) at.set(domain, row);
    }
  }
  cache = { named, at };
  return cache;
}
