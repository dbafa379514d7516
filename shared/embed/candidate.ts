/** Candidates: places in a document that may show a video, and how they resolve to embeds. */
import type { Embed } from '../contract/clip.ts';
import { type Address, isNoVideo, readAddress } from './address.ts';
import type { Video } from './provider.ts';
import { fileAt, fileWithoutBase, isMediaPath } from './providers/direct.ts';

/**
 * The kind says which addresses are accepted.
 * `player`: an iframe; an address of no known provider is a video if `likely` holds.
 * `file`: a media element, or one with a video's MIME type; any address is a file.
 * `plugin`: an `embed` or `object`, or the argument of a player script; a known video or a media file.
 * `widget`: a provider's own mark-up; a known video only, with a warning for a broken id.
 * `link`: the same, except addresses that may just as well be citations.
 * `hint`: an address in any other place; a known video only, without warnings.
 * `declared`: metadata; one video: the first of a known provider, else a file among `files`, else an unknown player.
 */
export type Candidate =
  | { readonly kind: 'player'; readonly address: string; readonly likely: (url: URL) => boolean }
  | { readonly kind: 'file' | 'plugin' | 'widget' | 'link' | 'hint'; readonly address: string }
  | { readonly kind: 'declared'; readonly players: readonly string[]; readonly files: readonly string[] };

/** `invalid`: an address of a known provider that names no video. Unknown players are embeds of provider `unknown`. */
export type Resolution =
  | { readonly kind: 'embed'; readonly embed: Embed }
  | { readonly kind: 'invalid'; readonly provider: string; readonly address: string }
  | { readonly kind: 'nothing' };

const NOTHING: Resolution = { kind: 'nothing' };

/** Resolves a candidate; `base` is what relative addresses are resolved against, or null. */
export function resolve(candidate: Candidate, base: URL | null): Resolution {
  if (candidate.kind === 'declared') return resolveDeclared(candidate.players, candidate.files, base);
  const address = readAddress(candidate.address, base);
  switch (address.kind) {
    case 'video':
      return candidate.kind === 'link' && !address.linkable ? NOTHING : embedOf(address.provider, address.video);
    case 'broken':
      return candidate.kind === 'hint' ? NOTHING : invalid(address.provider, address.url);
    case 'page':
      // A page that is not of one video may be linked to; framed as a player it is a mistake.
      return known.has(candidate.kind) ? NOTHING : invalid(address.provider, address.url);
    case 'other':
      return resolveOther(candidate, address.url);
    case 'none':
      return base === null && !known.has(candidate.kind)
        ? relativeFile(candidate.address, candidate.kind === 'file')
        : NOTHING;
    default:
      return address satisfies never;
  }
}

/** Kinds that accept a known provider's video only. */
const known: ReadonlySet<Candidate['kind']> = new Set(['widget', 'link', 'hint']);

function resolveOther(candidate: Exclude<Candidate, { kind: 'declared' }>, url: URL): Resolution {
  if (known.has(candidate.kind)) return NOTHING;
  if (candidate.kind === 'file' || isMediaPath(url.pathname)) return embedOf('direct', fileAt(url));
  return candidate.kind === 'player' && !isNoVideo(url) && candidate.likely(url) ? unknownAt(url) : NOTHING;
}

/** A relative media file in a document without a base; `isMedia`: its element shows that it is media. */
function relativeFile(written: string, isMedia: boolean): Resolution {
  const file = fileWithoutBase(written.trim());
  return file !== null && (isMedia || isMediaPath(file.videoId)) ? embedOf('direct', file) : NOTHING;
}

function resolveDeclared(players: readonly string[], files: readonly string[], base: URL | null): Resolution {
  const readAll = (written: readonly string[]) => written.map((one) => readAddress(one, base));
  const [asPlayers, asFiles] = [readAll(players), readAll(files)];
  const all = [...asPlayers, ...asFiles];
  const video = all.find((address) => address.kind === 'video');
  if (video) return embedOf(video.provider, video.video);
  const file =
    asFiles.find((address) => address.kind === 'other' && mayBeFile(address.url)) ??
    asPlayers.find((address) => address.kind === 'other' && isMediaPath(address.url.pathname));
  if (file?.kind === 'other') return embedOf('direct', fileAt(file.url));
  const player = asPlayers.find((address) => address.kind === 'other' && !isNoVideo(address.url));
  if (player?.kind === 'other') return unknownAt(player.url);
  const relative =
    base === null ? [...files, ...players].find((one) => isMediaPath(one.split(/[?#]/, 1)[0] ?? '')) : undefined;
  const here = relative === undefined ? NOTHING : relativeFile(relative, false);
  if (here.kind === 'embed') return here;
  const wrong = all.find((address): address is Extract<Address, { kind: 'broken' | 'page' }> => 'provider' in address);
  return wrong ? invalid(wrong.provider, wrong.url) : NOTHING;
}

/** A media file may have any name without an extension, but not the extension of a page. */
function mayBeFile(url: URL): boolean {
  const name = url.pathname.split('/').at(-1) ?? '';
  return isMediaPath(name) || (name !== '' && !/\.[a-z]{2,5}$/i.test(name));
}

const embedOf = (provider: string, { videoId, url }: Video): Resolution => ({
  kind: 'embed',
  embed: { provider, videoId, url },
});
const unknownAt = (url: URL): Resolution => ({
  kind: 'embed',
  embed: { provider: 'unknown', videoId: null, url: url.href },
});
const invalid = (provider: string, url: URL): Resolution => ({ kind: 'invalid', provider, address: url.href });
