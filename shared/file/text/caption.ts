/** Tells the captions and credits of pictures from the text, by element or class name. */
import type { Element } from '../../document/document.ts';

/** Names of captions in class names, long enough to be part of no other word, and the single words of a credit line. */
const CAPTION =
  /caption|bild(?:unterschrift|text|titel|nachweis|quelle|zeile)|didascalia|bijschrift|onderschrift|ep[ií]grafe|pie-?(?:de-?)?foto|legende|(?:photo|foto|image|img|picture|media|bild)[-_]{0,2}(?:credit|copyright|desc|legend|info|source|author|by)|podpis-?(?:foto|zdj)|photographer|fotograf|(?:^|[-_\s])credits?(?:$|[-_\s])/i;
/** Class names that tell whether there is a caption, not that this is one. */
const ABOUT_CAPTION =
  /\b(?:has|no|with|without|is|post|section|closed)[-_]caption|captions?[-_](?:on|off|button|settings)/i;
/** Elements whose class may name a caption. */
const MAY_BE = new Set('div p td dd dt li center footer span small em i cite'.split(' '));
const LONGEST_NAMES = 200;

/** What a picture's frame may hold that is no caption. */
const OTHER_IN_FIGURE = new Set('table blockquote pre ul ol dl article section'.split(' '));

/** Whether the blocks in an element are captions; `around`: whether those around it are. */
export function isCaption(element: Element, around: boolean): boolean {
  const { name } = element;
  if (OTHER_IN_FIGURE.has(name)) return false;
  if (around || name === 'figcaption' || name === 'figure') return true;
  if (!MAY_BE.has(name)) return false;
  const { attributes, start, end } = element;
  const names = attributes.class;
  return names !== undefined && end - start < LONGEST_MARKUP && isNamedCaption(names) && !holdsHeading(element);
}

/** Characters of mark-up: longer ones lay a whole text beside a picture or video. */
const LONGEST_MARKUP = 2000;

function isNamedCaption(names: string): boolean {
  const looked = names.slice(0, LONGEST_NAMES);
  return CAPTION.test(looked) && !ABOUT_CAPTION.test(looked);
}

const HEADING = /^h[1-6]$/;
const LOOKED_AT = 20;

/** Sliders lay a headline over a picture and name it its caption. */
function holdsHeading({ children }: Element): boolean {
  return children
    .slice(0, LOOKED_AT)
    .some(
      (child) =>
        child.kind === 'element' &&
        (HEADING.test(child.name) ||
          child.children.slice(0, LOOKED_AT).some((inner) => inner.kind === 'element' && HEADING.test(inner.name))),
    );
}
