/** The mail that says that a web hook or chat gets nothing more, and how that is undone. It holds no text of a file. */

import { fill } from '../../view/fill.ts';
import { shortened } from '../../view/foreign-text.ts';
import type { HookEndedContent } from '../content.ts';
import { MAX_PREHEADER } from './alert.ts';
import { heading, isolated, type Look, line, muted } from './blocks.ts';
import { paragraphs } from './clip-text.ts';
import { filled, joined, markup } from './markup.ts';
import type { Body } from './part.ts';

/** Graphemes of what a host answered. */
const MAX_REASON = 200;

export function hookEndedBody({ recipient, host, reason }: HookEndedContent, look: Look): Body {
  const { voice } = look;
  const { words } = voice;
  const values = { host: shortened(host, 100), reason: shortened(reason, MAX_REASON) };
  const intro = fill(words.hookEnded.intro, values);
  const command = `clipwatch subscriptions release ${shortened(recipient, 150)}`;
  return {
    preheader: shortened(intro, MAX_PREHEADER),
    kind: words.kind['hook-ended'],
    cards: () => [
      [
        {
          padding: '20px 24px 16px',
          content: joined([
            heading('title', fill(words.subject.hookEnded, values), markup`dir="${voice.side}"`, look),
            line(
              filled(words.hookEnded.intro, {
                host: isolated(values.host, voice.side),
                reason: isolated(values.reason, voice.side),
              }),
              '8px 0 0',
              '16px;line-height:24px',
            ),
          ]),
        },
        {
          padding: '14px 24px 18px',
          hasRule: true,
          content: joined([
            line(words.hookEnded.undo, '0', '15px;line-height:22px'),
            muted(isolated(command, voice.side), '4px 0 0'),
          ]),
        },
      ],
    ],
    text: () => paragraphs([[intro], [words.hookEnded.undo, command]]),
  };
}
