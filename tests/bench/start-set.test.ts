/** What a cold start of each function reads: how much, and which packages wait until they are needed. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { afterAll, describe, expect, test } from 'vitest';
import { startSetOf } from '../../bench/start-set.ts';
import { writeBundle } from '../../infra/bundle.ts';

const folder = mkdtempSync(join(tmpdir(), 'clipwatch-start-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The most KB (1000 bytes) that a start may read, and packages that only some runs need. */
const STAGES: Readonly<Record<string, { maxKb: number; later: readonly string[] }>> = {
  parse: { maxKb: 500, later: ['undici', 'ipaddr.js', 'unpdf', 'postal-mime', 'yauzl', 'yaml', 'parse5', 'micromark'] },
  // 358.4 with the index of words, the names of outlets by language, which make one outlet of them, and the room for large results.
  store: { maxKb: 360, later: ['@aws-sdk/client-s3', '@aws-sdk/client-sqs'] },
  alert: { maxKb: 300, later: ['@aws-sdk/client-s3', '@aws-sdk/client-sesv2', 'nodemailer'] },
  // 809.8 with 1,389 known outlets, and what may not be seen in words.
  send: { maxKb: 812, later: ['@aws-sdk/client-s3', '@aws-sdk/client-lambda', 'undici'] },
  digest: { maxKb: 292, later: ['@aws-sdk/client-s3', '@aws-sdk/client-sesv2', 'nodemailer'] },
  feedback: { maxKb: 260, later: ['@aws-sdk/client-s3', '@aws-sdk/client-sesv2', 'nodemailer'] },
  // 614.2 with addresses of every script, what may be given as words and ids, tokens that end, the list of the audit, filters and searches of clips, and the ways to exports, arrivals and outlets, which come later.
  api: { maxKb: 616, later: ['@aws-sdk/client-s3', '@aws-sdk/client-ssm', '@aws-sdk/client-lambda'] },
  // 421.4 with lists that several filters lead to, a single video that somebody asks about, and names of outlets by language.
  recheck: { maxKb: 423, later: ['@aws-sdk/client-s3', 'undici', 'ipaddr.js'] },
  backfill: { maxKb: 500, later: ['undici', 'unpdf', 'postal-mime', 'yauzl', 'yaml', 'parse5', 'micromark'] },
};

describe.each(Object.entries(STAGES))('%s', (stage, { maxKb, later }) => {
  const start = startSetOf(writeBundle(stage, join(folder, stage)));

  test('reads little at a cold start', () => {
    expect(start.startBytes / 1000).toBeLessThan(maxKb);
  });

  test('reads no package that only some runs need', () => {
    expect([...start.packages.keys()].filter((name) => later.includes(name))).toEqual([]);
  });

  test('does not import node:process, which would open the standard streams', () => {
    expect([...start.builtins]).not.toContain('node:process');
  });
});

test('a start reads the entry and what it imports, but nothing behind import(…)', () => {
  const output = { inputs: {}, exports: [], bytes: 0 };
  const metafile: Metafile = {
    inputs: {},
    outputs: {
      'index.mjs': {
        ...output,
        entryPoint: 'functions/x/handler.ts',
        bytes: 10,
        inputs: {
          'node_modules/@a/b/index.js': { bytesInOutput: 4 },
          'node_modules/shaken/index.js': { bytesInOutput: 0 },
        },
        imports: [
          { path: 'shared.mjs', kind: 'import-statement' },
          { path: 'later.mjs', kind: 'dynamic-import' },
          { path: 'node:os', kind: 'import-statement', external: true },
        ],
      },
      'shared.mjs': {
        ...output,
        bytes: 20,
        inputs: { 'node_modules/c/node_modules/d/x.js': { bytesInOutput: 9 } },
        imports: [],
      },
      'later.mjs': { ...output, bytes: 40, imports: [{ path: 'shared.mjs', kind: 'import-statement' }] },
    },
  };
  expect(startSetOf(metafile)).toEqual({
    startBytes: 30,
    laterBytes: 40,
    packages: new Map([
      ['@a/b', 4],
      ['d', 9],
    ]),
    builtins: new Set(['node:os']),
  });
});
