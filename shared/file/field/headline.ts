import type { Block } from '../../document/document.ts';
import { collapseSpaces } from '../text/whitespace.ts';
import { confidenceOf, type Finding } from './field.ts';
import { evidenceOf } from './lines.ts';
import { comparableWords } from './site.ts';

/** Later headings are not the headline. */
const MOST_HEADINGS = 200;
const MOST_FINDINGS = 6;
/** Class names that templates give the headline, and those of logos and boxes. */
const HEADLINE =
  /(?:^|[\s_-])(?:entry|post|article|story|page|news|single|content|artikel|beitrag)[\w-]{0,20}(?:title|headline|heading|titel)|(?:^|[\s_-])(?:headline|p-name|articletitle|titulo)(?:$|[\s_-])/i;
const NO_HEADLINE =
  /(?:^|[\s_-])(?:logo|site|brand|widget|screen-reader|visually-?hidden|sr-only|element-invisible|comments?|related|sidebar|menu|nav)/i;

interface Title extends Finding {
  /** With the site's name. */
  readonly whole: string;
}

/** The headings that may be the headline, with confidence from how well they agree with the declared titles and how they look. */
export function headlinesIn(
  headings: readonly Block[],
  declared: readonly Title[],
  sites: ReadonlySet<string>,
): Finding[] {
  const looked = headings.slice(0, MOST_HEADINGS);
  const titles = declared.slice(0, 10).map((title) => ({
    said: comparableWords(title.value),
    whole: comparableWords(title.whole),
    rule: title.evidence.rule,
  }));
  const tops = looked.filter(({ level }) => level === 1);
  const first = (looked.length > 1 && tops[0]) || looked[0];
  return looked
    .flatMap((block): Finding[] => {
      const own = comparableWords(block.text);
      if (titles.length === 0) return block === looked[0] ? [finding(block, 0, ALONE)] : [];
      if (sites.has(own)) return block === first ? [finding(block, 0, NO_TITLE)] : [];
      const agreed = agreement(block, own, titles);
      return agreed ? [agreed] : disagreeing(block, block === first, tops.length);
    })
    .toSorted((one, other) => confidenceOf(other) - confidenceOf(one))
    .slice(0, MOST_FINDINGS);
}

/** Confidence of the first heading where nothing is declared, and of a heading that is the site's name. */
const ALONE = 0.93;
const NO_TITLE = 0.3;

/** A heading unlike any declared title: the headline where its class says so, or where it is the only one of level 1. */
function disagreeing(block: Block, first: boolean, tops: number): Finding[] {
  const classes = classesOf(block);
  const top = block.level === 1;
  if (top && HEADLINE.test(classes)) return [finding(block, 0, NO_HEADLINE.test(classes) ? NO_TITLE : 0.9)];
  if (!first) return [];
  return [finding(block, 0, NO_HEADLINE.test(classes) ? NO_TITLE : top && tops === 1 ? 0.87 : 0.6)];
}

interface Said {
  readonly said: string;
  readonly whole: string;
  readonly rule: string;
}

/** The best agreement with a declared title: the same, the same behind a kicker, or the same before a subtitle. */
function agreement(block: Block, own: string, titles: readonly Said[]): Finding | null {
  const level = block.level === 1 ? 0.01 : 0;
  let best: Finding | null = null;
  for (const title of titles) {
    const sure = agreementWith(own, title, block.level === 1);
    if (sure === 0 || sure + level <= (best ? confidenceOf(best) : 0)) continue;
    const from = sure === KICKER ? startOf(block.text, title.said) : 0;
    best = finding(block, from, sure + level, sure === LONGER ? partEnd(block, title.said) : block.text.length);
    if (sure >= SAME && title.rule !== 'page-title') break;
  }
  return best;
}

const SAME = 0.96;
const KICKER = 0.94;
const LONGER = 0.955;

function agreementWith(own: string, { said, whole }: Said, top: boolean): number {
  const share = Math.min(own.length, said.length) / Math.max(own.length, said.length, 1);
  if (own === whole) return SAME + 0.01;
  if (own === said) return SAME;
  if (own.length > 5 && whole.startsWith(`${own} `)) return 0.9 + share * 0.03;
  if (own.length > 5 && whole.endsWith(` ${own}`)) return 0.88 + share * 0.05;
  if (said.length > 12 && own.endsWith(` ${said}`)) return KICKER;
  return said.length > 20 && own.startsWith(`${said} `) && top ? LONGER : 0;
}

/** The offset at which the words of `said` start at the end of a text. */
function startOf(text: string, said: string): number {
  const count = said.split(' ').length;
  const found = [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].at(-count);
  if (!found) return 0;
  // Opening quotation marks belong to the title.
  const opening = /["'“„«‚‘¿¡(]{1,3}$/u.exec(text.slice(0, found.index));
  return found.index - (opening?.[0].length ?? 0);
}

/** The offset at which the declared words end, if mark-up separates them from the rest (`<h1>Title <small>more</small>`). */
function partEnd({ text, offsets }: Block, said: string): number {
  const last = [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].at(said.split(' ').length - 1);
  if (!last) return text.length;
  const behind = last.index + last[0].length;
  const end = behind + (/^[^\s\p{L}\p{N}]{0,3}/u.exec(text.slice(behind))?.[0].length ?? 0);
  const next = end + (/^\s?/.exec(text.slice(end))?.[0].length ?? 0);
  return (offsets[next] ?? 0) - (offsets[end - 1] ?? 0) > 4 ? end : text.length;
}

function finding(block: Block, from: number, confidence: number, to = block.text.length): Finding {
  const rule = from > 0 || to < block.text.length ? 'part-of-heading' : 'first-heading';
  const evidence = { ...evidenceOf(rule, block, from, to), confidence };
  return { value: collapseSpaces(block.text.slice(from, to)), evidence };
}

function classesOf({ element }: Block): string {
  return `${element?.attributes.class ?? ''} ${element?.attributes.id ?? ''}`.slice(0, 300);
}
