/** A clip in the HTML of a mail: in full, as an item of a list, as a line. */

import { nameText, titleText } from '../../view/clip-text.ts';
import { fill } from '../../view/fill.ts';
import { type Reason, reasonsOf } from '../../view/reasons.ts';
import { sideOf } from '../../view/side.ts';
import type { ClipCard, ClipHead, ClipMention, ClipVideo } from '../content.ts';
import {
  checkedText,
  countText,
  linksOf,
  MAX_NAMES,
  MAX_VIDEOS,
  matchedNames,
  narrowable,
  providerText,
  sameStory,
  sourceOf,
  troubled,
  videoState,
} from '../facts.ts';
import { sentencesOf, sentenceText } from '../sentence.ts';
import {
  aside,
  BREAK,
  button,
  type Cell,
  DOT,
  gap,
  heading,
  isolated,
  type Look,
  languageOf,
  line,
  link,
  marked,
  muted,
  quote,
  small,
  state,
} from './blocks.ts';
import { constant, filled, joined, type Markup, markup, NOTHING } from './markup.ts';

/** A clip in full, as a card of its own. `isOnly`: the mail is about it alone, and has a button. */
export function fullClip(clip: ClipCard, look: Look, isOnly: boolean): Cell[] {
  const { voice } = look;
  const title = titleText(clip, voice);
  const shown = clip.mentions.slice(0, MAX_NAMES);
  return [
    {
      padding: '20px 24px 16px',
      content: joined([
        ...nameLines(clip, look),
        heading(isOnly ? 'title' : 'clip', title, languageOf(clip.language, sideOf(title) ?? voice.side), look),
        sourceLine(clip, look, '4px 0 14px'),
        joined(quotes(shown, clip.language, look), gap(8)),
        ...clip.videos.slice(0, MAX_VIDEOS).map((video) => fullVideo(video, look)),
        ...(isOnly ? [] : [sameStoryLine(clip, look, '4px 0 0')]),
        isOnly ? joined([gap(16), button(clip.link, voice.words.action.open, look)]) : NOTHING,
        clipLinks(clip, look, isOnly),
        ...(isOnly ? [sameStoryLine(clip, look, '8px 0 0')] : []),
      ]),
    },
    { padding: '12px 24px 14px', hasRule: true, content: small(whyLines(clip, look)) },
  ];
}

/** A clip as an item of a list. */
export function clipItem(clip: ClipCard, look: Look): Cell {
  const { voice } = look;
  const videos = troubled(clip.videos).map((video) =>
    joined([gap(6), line(videoLine(video, look, videoState(video, voice)))]),
  );
  return {
    padding: '4px 24px 14px',
    content: joined([
      titleLine(clip, look),
      sourceLine(clip, look, '2px 0 0'),
      sameStoryLine(clip, look, '2px 0 0'),
      gap(8),
      joined(quotes(clip.mentions.slice(0, 2), clip.language, look, '15px;line-height:22px'), gap(6)),
      ...videos,
    ]),
  };
}

/** The title as a link to the record. */
export function titleLine(clip: ClipHead, { voice, start }: Look): Markup {
  const title = titleText(clip, voice);
  const label = markup`<span ${languageOf(clip.language, sideOf(title) ?? voice.side)}>${title}</span>`;
  return markup`<p class="t" style="margin:0;font-size:16px;line-height:23px;text-align:${start}">${link(clip.link, label, '600')}</p>
`;
}

/** Outlet, day and language. */
export function sourceLine(clip: ClipHead, { voice }: Look, margin: string): Markup {
  const { outlet, rest } = sourceOf(clip, voice);
  return muted(joined([isolated(outlet, voice.side), ...rest], DOT), margin);
}

/** A clip as one line of a list, with a link to its record. */
export function clipLine(clip: ClipHead, { voice }: Look): Markup {
  const { outlet, rest } = sourceOf({ ...clip, language: null }, voice);
  const label = isolated(titleText(clip, voice), voice.side);
  return markup`${link(clip.link, label)} ${joined([isolated(outlet, voice.side), ...rest], DOT)}<br>
`;
}

/** The least that tells of a clip: its title. */
export function bareLine(clip: ClipHead, { voice }: Look): Markup {
  return markup`${isolated(titleText(clip, voice), voice.side)}<br>
`;
}

function nameLines({ mentions }: ClipCard, { voice }: Look): Markup[] {
  const shown = mentions.slice(0, MAX_NAMES).map((mention) => {
    const name = markup`<strong>${isolated(nameText(mention.name), voice.side)}</strong>`;
    return line(
      markup`${name} ${aside(markup`&middot; ${countText(mention, voice)}`)}`,
      '0 0 4px',
      '15px;line-height:22px',
    );
  });
  const others = mentions.length - shown.length;
  return others > 0 ? [...shown, muted(voice.count(voice.words.count.moreNames, others), '0 0 4px')] : shown;
}

function quotes(mentions: readonly ClipMention[], language: string | null, { voice }: Look, size?: string): Markup[] {
  return sentencesOf(mentions).map((pieces) => {
    const content = joined(pieces.map(({ text, isName }) => (isName ? marked(text) : text)));
    return quote(content, sideOf(sentenceText(pieces)) ?? voice.side, language, size);
  });
}

function videoLine(video: ClipVideo, { voice }: Look, { tone, text }: ReturnType<typeof videoState>): Markup {
  const provider = isolated(providerText(video), voice.side);
  return filled(voice.words.video.line, { provider, state: state(tone, text) });
}

function fullVideo(video: ClipVideo, look: Look): Markup {
  const { voice } = look;
  const said = videoLine(video, look, videoState(video, voice));
  const checked = checkedText(video, voice);
  const when = checked === null ? NOTHING : markup` ${aside(`(${checked})`)}`;
  return joined([still(video, look), line(markup`${said}${when}`, '14px 0 0')]);
}

/** The archived still: the only picture of a mail, which says everything without it. */
function still({ still }: ClipVideo, { voice }: Look): Markup {
  if (still === null) return NOTHING;
  const alt = filled(voice.words.video.still, { time: voice.moment(still.keptAt) });
  return markup`${gap(14)}<img src="${still.link}" width="520" style="display:block;border:0;width:100%;max-width:520px;height:auto" alt="${alt}">
`;
}

function sameStoryLine(clip: ClipCard, { voice }: Look, margin: string): Markup {
  const { outlets, more } = sameStory(clip, voice);
  if (outlets.length === 0) return NOTHING;
  const { comma, alert } = voice.words;
  const listed = joined(
    outlets.map((outlet) => isolated(outlet, voice.side)),
    comma,
  );
  return muted(filled(alert.sameStory, { outlets: more === null ? listed : markup`${listed} ${more}` }), margin);
}

function clipLinks(clip: ClipCard, { voice }: Look, isOnly: boolean): Markup {
  const { action } = voice.words;
  const { original, players } = linksOf(clip);
  const at = (host: string) => ({ host: isolated(host, voice.side) });
  const links = [
    ...(isOnly ? [] : [link(clip.link, action.open, '600')]),
    ...(original === null ? [] : [link(original.href, filled(action.original, at(original.host)))]),
    ...players.map(({ href, host }) => link(href, filled(action.player, at(host)))),
  ];
  const between = isOnly ? BREAK : constant(' &nbsp;&middot;&nbsp; ');
  return links.length === 0 ? NOTHING : line(joined(links, between), '10px 0 0', '14px;line-height:24px');
}

/** Why the clip is told of, in one block for all of its names. */
function whyLines(clip: ClipCard, look: Look): Markup {
  const { voice } = look;
  const { alert, why } = voice.words;
  const matched = matchedNames(clip);
  const reasons = joined(
    matched.map((mention) => reasonList(mention, look)),
    why.separator,
  );
  return joined(
    [
      ...(matched.length === 0 ? [] : [filled(why.line, { reasons })]),
      ...narrowLine(clip, look),
      filled(alert.dropped, { time: voice.moment(clip.receivedAt) }),
    ],
    BREAK,
  );
}

function narrowLine(clip: ClipCard, { voice }: Look): Markup[] {
  const { action, textLink, comma } = voice.words;
  const [first, ...others] = narrowable(clip);
  if (first === undefined) return [];
  if (others.length === 0) return [markup`${action.narrowAsk} ${link(first.href, action.narrow)}`];
  const links = [first, ...others].map(({ name, href }) => link(href, isolated(name, voice.side)));
  return [markup`${action.narrowAsk} ${fill(textLink, { label: action.narrow })} ${joined(links, comma)}`];
}

function reasonList(mention: ClipMention, { voice }: Look): Markup {
  const quoted = (text: string) => filled(voice.words.quote, { text: isolated(text, voice.side) });
  const reason = ({ text, form, alias, times }: Reason) =>
    markup`${filled(text, { form: quoted(form), alias: quoted(alias) })}${times}`;
  return joined(reasonsOf(mention, voice).map(reason), voice.words.why.separator);
}
