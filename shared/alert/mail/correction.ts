/** The mail about a clip that was told of and has changed since. */

import { nameText, titleText, valueText } from '../../view/clip-text.ts';
import { fill } from '../../view/fill.ts';
import { shortened } from '../../view/foreign-text.ts';
import { sideOf } from '../../view/side.ts';
import type { Voice } from '../../view/voice.ts';
import type { CorrectionContent } from '../content.ts';
import { MAX_PREHEADER } from './alert.ts';
import { aside, button, type Cell, heading, isolated, type Look, languageOf, line } from './blocks.ts';
import { sourceLine } from './clip-html.ts';
import { labelled, paragraphs, sourceText } from './clip-text.ts';
import { filled, joined, type Markup, markup } from './markup.ts';
import { LIGHT } from './palette.ts';
import type { Body } from './part.ts';

/** Names that are told of; the rest is counted. */
const MAX_NAMES = 20;

export function correctionBody(content: CorrectionContent, look: Look): Body {
  const { voice } = look;
  const { words } = voice;
  return {
    preheader: shortened(preheader(content, voice), MAX_PREHEADER),
    kind: words.kind.correction,
    cards: () => [
      [
        headCell(content, look),
        changeCell(content, look),
        { padding: '8px 24px 20px', content: openButton(content, look) },
      ],
    ],
    text: () =>
      paragraphs([
        [titleText(content.clip, voice), sourceText(content.clip, voice)],
        [intro(content, voice)],
        ...content.changes.map((change) => [
          words.correction[change.field],
          `  ${fill(words.textLink, { label: words.correction.was })} ${valueText(change.field, change.was, voice)}`,
          `  ${fill(words.textLink, { label: words.correction.is })} ${valueText(change.field, change.is, voice)}`,
        ]),
        nameSentences(content, voice).map(({ text, name }) => fill(text, { name })),
        labelled(words.action.open, content.clip.link, voice),
      ]),
  };
}

const intro = ({ toldAt }: CorrectionContent, { words, dayAt, day }: Voice): string =>
  fill(words.correction.intro, { day: day(dayAt(toldAt)) });

function preheader(content: CorrectionContent, voice: Voice): string {
  const { words } = voice;
  return [
    ...content.changes.map(({ field, was }) => {
      const before = fill(words.textLink, { label: words.correction[field] });
      return `${before} ${words.correction.was} ${fill(words.quote, { text: valueText(field, was, voice) })}.`;
    }),
    ...nameSentences(content, voice).map(({ text, name }) => `${fill(text, { name })}.`),
  ].join(' ');
}

/** Names that left the clip or came into it, in sentences with a place for the name. */
function nameSentences({ names }: CorrectionContent, { words }: Voice) {
  const { noLonger, nowAlso } = words.correction;
  return names.slice(0, MAX_NAMES).map(({ name, isIn }) => ({ text: isIn ? nowAlso : noLonger, name: nameText(name) }));
}

function headCell(content: CorrectionContent, look: Look): Cell {
  const { voice } = look;
  const title = titleText(content.clip, voice);
  return {
    padding: '20px 24px 14px',
    content: joined([
      heading('title', title, languageOf(content.clip.language, sideOf(title) ?? voice.side), look),
      sourceLine(content.clip, look, '4px 0 0'),
      line(intro(content, voice), '12px 0 0', '15px;line-height:22px'),
    ]),
  };
}

const CELL = `border-top:1px solid ${LIGHT.rule};font-size:15px;line-height:22px`;

function changeCell(content: CorrectionContent, look: Look): Cell {
  const { voice } = look;
  const rows = [
    ...content.changes.map((change) => changeRow(change, look)),
    ...nameSentences(content, voice).map(({ text, name }) => {
      const sentence = filled(text, { name: isolated(name, voice.side) });
      return markup`<tr><td colspan="2" class="t r" style="padding:10px 0;${CELL}"><strong>${sentence}</strong></td></tr>
`;
    }),
  ];
  return {
    padding: '0 24px 8px',
    content: markup`<table width="100%" cellpadding="0" cellspacing="0" border="0" dir="${voice.side}">${rows}</table>`,
  };
}

function changeRow({ field, was, is }: CorrectionContent['changes'][number], { voice, start }: Look): Markup {
  const { correction } = voice.words;
  const padding = start === 'left' ? '10px 12px 10px 0' : '10px 0 10px 12px';
  const before = markup`<s class="m" style="color:${LIGHT.muted}">${isolated(valueText(field, was, voice), voice.side)}</s>`;
  const now = markup`<strong>${isolated(valueText(field, is, voice), voice.side)}</strong>`;
  return markup`<tr><th scope="row" class="t r w" valign="top" align="${start}" width="88" style="white-space:nowrap;padding:${padding};${CELL};font-weight:600;text-align:${start}">${correction[field]}</th><td class="t r" valign="top" style="padding:10px 0;${CELL}">${aside(correction.was)} ${before}<br>${aside(correction.is)} ${now}</td></tr>
`;
}

const openButton = ({ clip }: CorrectionContent, look: Look): Markup =>
  button(clip.link, look.voice.words.action.open, look);
