/** The colours of mails: each text on its ground has a contrast of at least 4.5 to 1 (WCAG 2.2, 1.4.3), light and dark. */
import { constant } from './markup.ts';

export const LIGHT = {
  ground: '#f3f4f6',
  card: '#ffffff',
  text: '#1c1e21',
  muted: '#565c65',
  link: '#1455c0',
  mark: '#ffe58a',
  onMark: '#1c1e21',
  rule: '#e1e4e8',
  quote: '#e0a800',
  good: '#1b6e3c',
  bad: '#b3261e',
  unsure: '#7a5200',
  button: '#1455c0',
  onButton: '#ffffff',
} as const;

export const DARK: Readonly<Record<keyof typeof LIGHT, string>> = {
  ground: '#121417',
  card: '#1d2024',
  text: '#e8eaed',
  muted: '#a9b0b9',
  link: '#8ab4ff',
  mark: '#5a4800',
  onMark: '#fff3c4',
  rule: '#363b42',
  quote: '#b58900',
  good: '#7ddb9c',
  bad: '#ff9d94',
  unsure: '#f2c463',
  button: '#2f6fe0',
  onButton: '#ffffff',
};

/**
 * Classes are short, since they stand in a mail hundreds of times: b ground, c card, t text, m muted, l link, k mark, r
 * rule, q quote, ok good, no bad, un unsure, bt button, ba its text; o outer margin, p padding, h heading, n number, w a
 * cell that takes the whole width of a phone.
 */
export const PHONE_STYLE = constant(
  ':root{color-scheme:light dark;supported-color-schemes:light dark}\na{text-decoration:underline}\n@media (max-width:480px){' +
    '.o{padding:12px 8px!important}.p{padding-left:16px!important;padding-right:16px!important}' +
    '.h{font-size:20px!important;line-height:26px!important}.n{font-size:26px!important;line-height:32px!important}' +
    '.w{display:block!important;width:auto!important;text-align:inherit!important;padding-bottom:8px!important}}',
);

/** A style sheet of its own: Gmail drops a whole one for a rule that it cannot read. */
export const DARK_STYLE = constant(
  `@media (prefers-color-scheme:dark){${[
    `.b{background-color:${DARK.ground}!important}`,
    `.c{background-color:${DARK.card}!important}`,
    `.t{color:${DARK.text}!important}`,
    `.m{color:${DARK.muted}!important}`,
    `.l{color:${DARK.link}!important}`,
    `.k{background-color:${DARK.mark}!important;color:${DARK.onMark}!important}`,
    `.r{border-color:${DARK.rule}!important}`,
    `.q{border-color:${DARK.quote}!important}`,
    `.ok{color:${DARK.good}!important}`,
    `.no{color:${DARK.bad}!important}`,
    `.un{color:${DARK.unsure}!important}`,
    `.bt{background-color:${DARK.button}!important}`,
    `.ba{color:${DARK.onButton}!important}`,
  ].join('')}}`,
);
