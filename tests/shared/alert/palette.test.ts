/** Contrast of each text on its ground, computed from the constants (WCAG 2.2, relative luminance). */
import { describe, expect, it } from 'vitest';
import { DARK, DARK_STYLE, LIGHT, PHONE_STYLE } from '../../../shared/alert/mail/palette.ts';

type Colours = Readonly<Record<keyof typeof LIGHT, string>>;

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const PAIRS: readonly (readonly [keyof Colours, keyof Colours])[] = [
  ['text', 'card'],
  ['text', 'ground'],
  ['muted', 'card'],
  ['muted', 'ground'],
  ['link', 'card'],
  ['link', 'ground'],
  ['onMark', 'mark'],
  ['good', 'card'],
  ['bad', 'card'],
  ['unsure', 'card'],
  ['onButton', 'button'],
];

describe.each<[name: string, colours: Colours]>([
  ['light', LIGHT],
  ['dark', DARK],
])('in %s colours', (_, colours) => {
  it.each(PAIRS)('%s on %s can be read', (text, ground) => {
    expect(contrast(colours[text], colours[ground])).toBeGreaterThanOrEqual(4.5);
  });
});

it('both style sheets together stay under the 16 KB that Gmail reads', () => {
  expect(`${PHONE_STYLE}${DARK_STYLE}`.length).toBeLessThan(4000);
});
