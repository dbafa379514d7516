import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { STAGES, timesIn } from '../../bench/stages.ts';

const frame = (functionName: string) => ({ functionName, scriptId: '1', url: '', lineNumber: 0, columnNumber: 0 });

test('a sample counts for the innermost stage around it, and is left out outside of all', () => {
  const nodes = [
    { id: 1, callFrame: frame('(root)'), children: [7, 6] },
    { id: 7, callFrame: frame('readFile'), children: [2] },
    { id: 2, callFrame: frame('languageOf'), children: [3, 5] },
    { id: 3, callFrame: frame('mainOf'), children: [4] },
    { id: 4, callFrame: frame('foldMarks') },
    // A name that every object has, too.
    { id: 5, callFrame: frame('toString') },
    { id: 6, callFrame: frame('(garbage collector)') },
  ];
  const samples = [4, 4, 5, 2, 6, 7, 1];
  const timeDeltas = [1000, 500, 2000, 250, 4000, 125, 9000];
  expect(timesIn({ nodes, samples, timeDeltas, startTime: 0, endTime: 16_875 })).toEqual(
    new Map([
      ['main text', 1.5],
      ['language', 2.25],
      ['garbage collection', 4],
      ['the rest', 0.125],
    ]),
  );
});

test('each stage is a function of shared/, or the garbage collector', () => {
  const sources = globSync('shared/{document,embed,file}/**/*.ts').map((file) => readFileSync(file, 'utf8'));
  const isFunction = (name: string) => sources.some((source) => source.includes(`function ${name}(`));
  const unknown = [...STAGES.keys()].filter((name) => !isFunction(name) && name !== '(garbage collector)');
  expect(unknown).toEqual([]);
});
