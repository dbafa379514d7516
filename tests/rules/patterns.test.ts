/** No regular expression that meets input can be made to backtrack badly, as far as a checker can tell. */
import { globSync, readFileSync } from 'node:fs';
import { checkSync } from 'recheck';
import ts from 'typescript';
import { expect, test } from 'vitest';

interface Pattern {
  readonly place: string;
  readonly source: string;
  readonly flags: string;
}

/** Every regular expression literal below a folder that no bound on its repetitions keeps linear. */
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

/** The worst that the checker finds: a path of an automaton, not a guess by trying (which bounds would refute). */
function verdict({ source, flags }: Omit<Pattern, 'place'>): string {
  // Repetitions with a bound are unrolled by the checker: a hundred of them say no more than nine.
  const unrolled = source.replaceAll(/\{\d*,?\d{2,}\}/g, '{0,9}');
  const found = checkSync(unrolled, flags, { checker: 'automaton', timeout: 5_000 });
  return found.status === 'vulnerable' ? found.complexity.summary : 'fine';
}

test('the checker tells a pattern that backtracks from one that does not', () => {
  expect(verdict({ source: '^(a+)+$', flags: '' })).toBe('exponential');
  expect(verdict({ source: '\\s+$', flags: 'u' })).toBe('2nd degree polynomial');
  expect(verdict({ source: '^\\s{0,9}a', flags: 'u' })).toBe('fine');
});

test('every pattern in shared/ and functions/', { timeout: 600_000 }, () => {
  const patterns = [...patternsIn('shared'), ...patternsIn('functions')];
  expect(patterns.length).toBeGreaterThan(100);
  const bad = patterns.map((pattern) => `${pattern.place} ${verdict(pattern)}: /${pattern.source}/${pattern.flags}`);
  expect(bad.filter((line) => !/^\S+ fine: /.test(line))).toEqual([]);
});
