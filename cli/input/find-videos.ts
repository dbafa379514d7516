/** Finds the videos that `clipwatch check` checks: in a file, or at a URL that a browser would open. */
import type { Embed } from '../../shared/contract/clip.ts';
import type { ProbeResult } from '../../shared/embed/index.ts';

/** Videos, and a message for each URL of a known provider that is not a valid video URL. */
interface FoundVideos {
  readonly embeds: Embed[];
  readonly problems: string[];
}

/** The videos in a file, as the archive would find them. */
export async function videosInFile(bytes: Uint8Array, fileName: string): Promise<FoundVideos> {
  const [{ parseFile }, { compileNames }] = await Promise.all([
    import('../../shared/clip/parse-file.ts'),
    import('../../shared/name/index.ts'),
  ]);
  const clips = await parseFile(bytes, fileName, compileNames([]), { today: '1970-01-01' });
  return {
    embeds: clips.flatMap(({ clip }) => clip.embeds),
    problems: clips.flatMap(({ clip }) =>
      clip.warnings.filter(({ code }) => code === 'embed-invalid').map(({ message }) => message),
    ),
  };
}

/**
 * The video at a URL. If that is neither a known provider's nor a media file, the videos in the page at the URL; if the
 * page has none, the page itself as a player of an unknown provider.
 */
export async function videosAtAddress(
  address: string,
  open: (url: string) => Promise<ProbeResult>,
): Promise<FoundVideos> {
  // With the attributes by which an unknown player is recognised.
  const player = `<iframe src="${escaped(address)}" allowfullscreen class="video"></iframe>`;
  const itself = await videosInFile(Buffer.from(player), 'address.html');
  const isUnknown = itself.embeds.every(({ provider }) => provider === 'unknown');
  if (!isUnknown || itself.problems.length > 0) return itself;
  const result = await open(address);
  if (result.kind !== 'response' || !/html/i.test(result.headers['content-type'] ?? 'html')) return itself;
  const page = `<base href="${escaped(result.finalUrl)}">${result.body}`;
  const shown = await videosInFile(Buffer.from(page), 'page.html');
  if (shown.embeds.length > 0) return shown;
  if (itself.embeds.length > 0) return itself;
  return { embeds: [{ provider: 'unknown', videoId: null, url: address }], problems: [] };
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
