/** Files that pages load: style, script, icon. Each has an address that names its content, and may be kept for good. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Context } from 'hono';
import { Problem } from './problem.ts';

/** A row a file: its type, and the files in `assets/` that it is put together from, in this order. */
const FILES = {
  'console.css': {
    type: 'text/css; charset=utf-8',
    parts: ['base', 'frame', 'controls', 'rows', 'record', 'video', 'plots', 'upload', 'names', 'narrow', 'book'].map(
      (name) => `style/${name}.css`,
    ),
  },
  'console.js': { type: 'text/javascript; charset=utf-8', parts: ['script/keys.js', 'script/upload.js'] },
  'icon.svg': { type: 'image/svg+xml', parts: ['icon.svg'] },
} as const;
type AssetName = keyof typeof FILES;

interface Asset {
  readonly content: string;
  /** Of its content. */
  readonly hash: string;
}

const loaded = new Map<AssetName, Asset>();

function asset(name: AssetName): Asset {
  const known = loaded.get(name);
  if (known !== undefined) return known;
  // They lie beside the bundle, as beside this module.
  const parts = FILES[name].parts.map((part) => readFileSync(new URL(`./assets/${part}`, import.meta.url), 'utf8'));
  const content = parts.join('\n');
  const read = { content, hash: createHash('sha256').update(content).digest('hex').slice(0, 12) };
  loaded.set(name, read);
  return read;
}

/** Where a page loads it from. */
export const addressOf = (name: AssetName): string => `/assets/${asset(name).hash}/${name}`;

/** GET /assets/{hash}/{name}. A page of another release gets what this one has, to be asked for again. */
export function answerAsset(c: Context, { hash, name }: { readonly hash: string; readonly name: string }): Response {
  if (!isAssetName(name)) throw new Problem(404, 'There is no such file.');
  const { content, hash: current } = asset(name);
  return c.body(content, 200, {
    'content-type': FILES[name].type,
    'cache-control': hash === current ? 'public, max-age=31536000, immutable' : 'no-store',
  });
}

const isAssetName = (name: string): name is AssetName => Object.hasOwn(FILES, name);
