/** The clip that costs are counted with: the example file, three names in it, and its video as its provider shows it. */
import { readFileSync } from 'node:fs';
import type { Embed } from '../../../shared/contract/clip.ts';
import { Result } from '../../../shared/contract/message.ts';
import type { Name } from '../../../shared/contract/name.ts';
import { firstCheck, judge } from '../../../shared/embed/index.ts';
import { answered, page, SITE } from '../fake/provider-responses.ts';

export { SITE };

const SEED = readFileSync(new URL('../../fixtures/clips/astana-platform.txt', import.meta.url), 'utf8');

export const NAMES: readonly Name[] = [
  { id: 'randa-kassis', name: 'Randa Kassis', aliases: [] },
  { id: 'kairat-abdrakhmanov', name: 'Kairat Abdrakhmanov', aliases: [] },
  { id: 'sergey-vershinin', name: 'Sergey Vershinin', aliases: [] },
];

const VIDEO: Embed = {
  provider: 'bunny',
  videoId: '18ae59c9-b8f3-49c4-b505-b9418234e980',
  url: 'https://iframe.mediadelivery.net/embed/455361/18ae59c9-b8f3-49c4-b505-b9418234e980?autoplay=false&loop=false&muted=false&preload=true&responsive=true',
};
const STILL = 'https://vz-0f3c1a7e-9b2.b-cdn.net/18ae59c9-b8f3-49c4-b505-b9418234e980/thumbnail.jpg';

/** What the provider answers about the video. */
export const PLAYS = answered(
  VIDEO,
  200,
  page('Randa Kassis - Al Mayadeen TV - Astana platform.mp4', `<meta property="og:image" content="${STILL}">`),
);

/**
 * The example file, but its video is at an address that is never asked (RFC 5737). `words` are added to its text, `day` is
 * that of the month, `number` that of the story.
 */
export function seedFile(key: string, words = '', day = 15, number = 0): { key: string; text: string } {
  const dated = otherText(SEED, number).replace('15 February 2017', `${day} February 2017`);
  const text = dated.replace(/<iframe[^>]*><\/iframe>/, '<video src="http://192.0.2.1/v.mp4"></video>');
  return { key, text: text.replace('Among the visionaries', `${words} Among the visionaries`) };
}

/** A text of the same words that shares few runs of four with those of other numbers; 0: as it is. */
function otherText(text: string, number: number): string {
  if (number === 0) return text;
  // Names, headings, marks and mark-up stay.
  const movable = /(?<=[a-z] )[a-z]{3,}(?= [a-z])/g;
  const words = text.match(movable) ?? [];
  let at = number;
  return text.replace(movable, () => words[at++ % words.length] ?? '');
}

/** The result of the parse stage with the video that the example has, checked. */
export function withVideo(body: string): string {
  const result = Result.parse(JSON.parse(body));
  if (result.kind !== 'clip') throw new Error(`The example was not read: ${body}`);
  const { mentions, embeds } = result.clip;
  // A clip without them would be cheap for the wrong reason.
  if (mentions.length !== NAMES.length || embeds.length !== 1) throw new Error(`Read otherwise than ever: ${body}`);
  const checks = [firstCheck(judge(VIDEO, PLAYS, new Date(), [SITE]), VIDEO.url)];
  return JSON.stringify({ ...result, clip: { ...result.clip, embeds: [VIDEO] }, checks });
}
