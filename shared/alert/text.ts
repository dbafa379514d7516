import { piecesOf } from '../view/highlight.ts';
import { videoState } from '../view/status-text.ts';
import { type AlertClip, type AlertMention, dayOf, outletOf, type Told, timesOf, titleOf, WHY } from './content.ts';

/** The mail for readers of plain text; the names stand between asterisks. */
export function textOf({ full, brief, untold }: Told): string {
  const also = brief.map((clip) => `- ${titleOf(clip)} (${outletOf(clip)} · ${dayOf(clip)}) ${clip.link}`);
  return [
    ...full.map(clipText),
    ...(also.length > 0 ? [['Also:', ...also].join('\n')] : []),
    ...(untold > 0 ? [`And ${untold} more clips.`] : []),
    `-- \n${WHY}`,
  ].join('\n\n');
}

function clipText(clip: AlertClip): string {
  return [
    titleOf(clip),
    `${outletOf(clip)} · ${dayOf(clip)}`,
    '',
    ...clip.mentions.flatMap((mention) => [`${timesOf(mention)}:`, `  ${markedText(mention)}`, '']),
    ...clip.embeds.map(({ provider, check }) => `Video (${provider}): ${videoState(check)}`),
    `Record: ${clip.link}`,
  ].join('\n');
}

function markedText({ snippet, forms }: AlertMention): string {
  return piecesOf(snippet, forms)
    .map(({ text, isName }) => (isName ? `*${text}*` : text))
    .join('');
}
