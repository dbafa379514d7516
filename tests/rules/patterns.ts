/**
 * Checks that no regular expression literal in the sources can be made to backtrack badly. What was once judged is
 * remembered by its content (`node_modules/.cache`); without the cache it takes 25 s of CPU with the checker's binary, and two
 * minutes where there is none for the platform (the checker then runs in JavaScript, with the same verdicts).
 * Exit status 1 when a pattern is bad, when one was not judged in time, or when a planted bad one is not reported.
 */
import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import pMap from 'p-map';
import { check } from 'recheck';
import recheckPackage from 'recheck/package.json' with { type: 'json' };
import ts from 'typescript';

interface Pattern {
  readonly place: string;
  readonly source: string;
  readonly flags: string;
}

/** `beyond`: the checker cannot read it (look-around, back references, new flags). `late`: no verdict in time. */
type Verdict = 'fine' | 'beyond' | 'late' | { readonly bad: string };

const SOURCES = ['shared', 'functions'];
const PLANTED = 'tests/fixtures/planted';
const CACHE = 'node_modules/.cache/clipwatch/patterns.json';
/** A pattern takes a second at most; this leaves room for a machine that is far slower. */
const TIMEOUT_MS = 120_000;

/** Every regular expression literal below a folder that has a repetition without a bound. */
function patternsIn(folder: string): Pattern[] {
  return globSync(`${folder}/**/*.ts`).flatMap((file) => {
    const tree = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
    const found: Pattern[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) {
        const end = node.text.lastIndexOf('/');
        const [source, flags] = [node.text.slice(1, end), node.text.slice(end + 1)];
        const line = tree.getLineAndCharacterOfPosition(node.getStart()).line + 1;
        if (/[*+]|\{\d+,\}/.test(source)) found.push({ place: `${file}:${line}`, source, flags });
      }
      ts.forEachChild(node, visit);
    };
    visit(tree);
    return found;
  });
}

/** Found by building an automaton, not by trying inputs: a bound on repetitions would hide growth from trials. */
async function judge({ source, flags }: Pattern): Promise<Verdict> {
  // The checker unrolls bounded repetitions. Three rounds are as ambiguous as a hundred: in an endless repetition two
  // rounds are already one too many, outside of one a bound is a constant factor.
  const unrolled = source.replaceAll(/\{(\d+)(,?)(\d*)\}/g, (quantifier, least, comma, most) =>
    comma && !most ? quantifier : `{${Math.min(least, 3)},${Math.min(most || least, 3)}}`,
  );
  const found = await check(unrolled, flags, { checker: 'automaton', timeout: TIMEOUT_MS });
  switch (found.status) {
    case 'safe':
      return 'fine';
    case 'vulnerable':
      return { bad: found.complexity.summary };
    case 'unknown':
      return found.error.kind === 'timeout' ? 'late' : 'beyond';
  }
}

/** Verdicts in the order of the patterns. */
const judgeAll = (patterns: readonly Pattern[]) => pMap(patterns, judge, { concurrency: availableParallelism() });

/** The cache holds keys of patterns that need not be judged again; a bad one is never in it. */
function readCache(): Map<string, Verdict> {
  try {
    return new Map(JSON.parse(readFileSync(CACHE, 'utf8')));
  } catch {
    return new Map();
  }
}

const keyOf = ({ source, flags }: Pattern) =>
  createHash('sha256')
    .update(JSON.stringify([source, flags, recheckPackage.version, judge.toString()]))
    .digest('hex');

async function main(): Promise<void> {
  const cache = readCache();
  const patterns = SOURCES.flatMap(patternsIn);
  const planted = patternsIn(PLANTED);
  const unjudged = [...new Map(patterns.map((pattern) => [keyOf(pattern), pattern])).entries()].filter(
    ([key]) => !cache.has(key),
  );
  const judged = await judgeAll([...planted, ...unjudged.map(([, pattern]) => pattern)]);
  const verdicts = new Map([...cache, ...unjudged.map(([key], i) => [key, judged[planted.length + i]] as const)]);
  const verdictOf = (pattern: Pattern) => verdicts.get(keyOf(pattern)) ?? 'late';

  const failures = patterns.flatMap((pattern) => {
    const verdict = verdictOf(pattern);
    const fault =
      verdict === 'late' ? `no verdict within ${TIMEOUT_MS} ms` : typeof verdict === 'object' && verdict.bad;
    return fault ? [`${pattern.place}: ${fault}: /${pattern.source}/${pattern.flags}`] : [];
  });
  for (const [index, { place }] of planted.entries())
    if (typeof judged[index] !== 'object') failures.push(`${place}: the planted bad pattern was not reported`);
  if (planted.length === 0) failures.push(`${PLANTED}: no planted pattern was found`);
  for (const failure of failures) console.error(failure);

  const kept = patterns
    .map((pattern) => [keyOf(pattern), verdictOf(pattern)] as const)
    .filter(([, verdict]) => verdict === 'fine' || verdict === 'beyond');
  mkdirSync(CACHE.slice(0, CACHE.lastIndexOf('/')), { recursive: true });
  writeFileSync(CACHE, JSON.stringify([...new Map(kept)]));
  const beyond = patterns.filter((pattern) => verdictOf(pattern) === 'beyond').length;
  console.log(
    `patterns: ${patterns.length} read, ${unjudged.length} judged anew, ${beyond} beyond the checker, ${failures.length} faults`,
  );
  process.exitCode = failures.length === 0 ? 0 : 1;
}

await main();
