import { snippetPieces } from '../view/highlight.ts';
import { videoState } from '../view/status-text.ts';
import {
  type AlertClip,
  type AlertContent,
  type AlertMention,
  clipLine,
  nameWithCount,
  sourceText,
  titleText,
  WHY,
} from './wording.ts';

/** The text part of an alert; names are set between asterisks. */
export function alertText({ full, brief, omitted }: AlertContent): string {
  return [
    ...full.map(clipText),
    ...(brief.length > 0 ? [['Also:', ...brief.map(clipLine)].join('\n')] : []),
    ...(omitted > 0 ? [`And ${omitted} more clips.`] : []),
    `-- \n${WHY}`,
  ].join('\n\n');
}

function clipText(clip: AlertClip): string {
  return [
    titleText(clip),
    sourceText(clip),
    '',
    ...clip.mentions.flatMap((mention) => [`${nameWithCount(mention)}:`, `  ${highlighted(mention)}`, '']),
    ...clip.embeds.map(({ provider, check }) => `Video (${provider}): ${videoState(check)}`),
    `Record: ${clip.link}`,
  ].join('\n');
}

function highlighted({ snippet, forms }: AlertMention): string {
  return snippetPieces(snippet, forms)
    .map(({ text, isName }) => (isName ? `*${text}*` : text))
    .join('');
}
