import * as processes from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, it, vi } from 'vitest';
import { type Budget, readApart, type Task } from '../../../functions/parse/apart.ts';
import { spentBy } from '../../../functions/parse/spent.ts';
import { parseFile } from '../../../shared/clip/parse-file.ts';
import { compileNames } from '../../../shared/name/index.ts';
import { lines, pdf } from '../../support/make/make-pdf.ts';
import { zip } from '../../support/make/make-zip.ts';

vi.mock('node:child_process', async (original) => {
  const { fork, ...others } = await original<typeof processes>();
  return { ...others, fork: vi.fn(fork) };
});

const ENOUGH: Budget = { cpuSeconds: 60, megabytes: 1024, wallSeconds: 600 };
const SEED = readFileSync('tests/fixtures/clips/astana-platform.txt');
const matcher = compileNames([{ id: 'randa-kassis', name: 'Randa Kassis', aliases: [] }]);

const folder = mkdtempSync(join(tmpdir(), 'clipwatch-apart-'));
const names = join(folder, 'automaton.bin');
writeFileSync(names, matcher.toBytes());
afterAll(() => rmSync(folder, { recursive: true }));

/** Children of the test that are still there. */
const running = () =>
  vi.mocked(processes.fork).mock.results.filter(({ value }) => value.exitCode === null && value.signalCode === null);

beforeEach(() => {
  vi.mocked(processes.fork).mockClear();
});

const task = (bytes: Uint8Array, fileName: string, more: Partial<Task> = {}): Task => ({
  bytes,
  fileName,
  options: { today: '2026-01-02' },
  names,
  ...more,
});

it.each<[why: string, fileName: string, bytes: Uint8Array, options: Partial<Task['options']>]>([
  ['a text with evidence, a video and mentions', 'in/astana-platform.txt', SEED, {}],
  [
    'own outlets and what the uploader states, which are no plain objects',
    'a.txt',
    SEED,
    { metadata: { outlet: 'Radio Hill' }, outlets: { named: new Map(), at: new Map() } },
  ],
  [
    'parts, of which one is refused',
    'a.zip',
    zip([
      { name: 'a.txt', content: SEED },
      { name: 'b.jpg', content: '\xff\xd8\xff' },
    ]),
    {},
  ],
  [
    'a reader with a thread of its own',
    'a.pdf',
    pdf([{ runs: lines(50, 700, 12, 'The bridge is open', 'Randa Kassis spoke.') }]),
    {},
  ],
  ['bytes that are no file', 'a.bin', new Uint8Array([0, 1, 2]), {}],
])('gives what reading here gives: %s', async (_, fileName, bytes, options) => {
  const given = task(bytes, fileName, { options: { today: '2026-01-02', ...options } });
  const clips = await parseFile(bytes, fileName, matcher, given.options);
  expect(await readApart(given, ENOUGH)).toEqual({ kind: 'read', clips });
  expect(running()).toEqual([]);
});

it.each<[why: string, budget: Partial<Budget>, ended: object]>([
  ['processor time', { cpuSeconds: 0 }, { kind: 'over', what: 'time' }],
  ['memory', { megabytes: 50 }, { kind: 'over', what: 'memory' }],
  ['a heap that V8 finds full', { megabytes: 8 }, { kind: 'over', what: 'memory' }],
  ['time by the clock', { wallSeconds: 0 }, { kind: 'stopped', how: 'no answer within 0 seconds' }],
])('is ended over its budget: %s', async (_, budget, ended) => {
  const long = Buffer.from(`Title\n\n${'The bridge of Randa Kassis is open. '.repeat(100_000)}`);
  expect(await readApart(task(long, 'a.txt'), { ...ENOUGH, ...budget })).toEqual(ended);
  expect(running()).toEqual([]);
});

it('gives the spans that are stored, of however many there are', async () => {
  const ended = await readApart(task(Buffer.from(`Title\n\n${'Randa Kassis. '.repeat(3000)}`), 'a.txt'), ENOUGH);
  if (ended.kind !== 'read') throw new Error(`it is ${ended.kind}`);
  const [mention] = ended.clips[0]?.clip.mentions ?? [];
  expect([mention?.count, mention?.spans.length]).toEqual([3000, 1000]);
});

it('that ends without an answer says how, without what it quotes', async () => {
  const ended = await readApart(task(SEED, 'a.txt', { names: join(folder, 'missing') }), ENOUGH);
  expect(ended).toEqual({ kind: 'stopped', how: expect.stringMatching(/^status 1 at /) });
  expect(JSON.stringify(ended)).not.toContain('missing');
});

it('gets no credentials', async () => {
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
  await readApart(task(SEED, 'a.txt'), ENOUGH);
  const [, , options] = vi.mocked(processes.fork).mock.calls[0] ?? [];
  expect(options?.env).toHaveProperty('PATH');
  expect(JSON.stringify(options?.env)).not.toContain('secret');
});

it('ends soon where the process that started it is killed, also in a loop that hears of nothing', async () => {
  const looping = join(folder, 'looping');
  const loop = `import { writeFileSync } from 'node:fs';
    process.send = () => { writeFileSync(${JSON.stringify(looping)}, String(process.pid)); for (;;); };`;
  const start = `import processes from 'node:child_process';
    import { syncBuiltinESMExports } from 'node:module';
    const { fork } = processes;
    const execArgv = ['--import', 'data:text/javascript,' + encodeURIComponent(${JSON.stringify(loop)})];
    processes.fork = (script, told, options) => fork(script, told, { ...options, execArgv });
    syncBuiltinESMExports();
    const { readApart } = await import(${JSON.stringify(new URL('../../../functions/parse/apart.ts', import.meta.url))});
    const task = { bytes: Buffer.from('A title'), fileName: 'a.txt', options: { today: '2026-01-02' }, names: ${JSON.stringify(names)} };
    await readApart(task, ${JSON.stringify(ENOUGH)});`;
  const starter = processes.spawn(process.execPath, ['--input-type=module', '--eval', start], { stdio: 'ignore' });
  const pid = await vi.waitFor(() => Number(/^\d+$/.exec(readFileSync(looping, 'utf8'))?.[0]), { timeout: 30_000 });
  expect(await spentBy(pid)).not.toBeNull();
  expect(readFileSync(`/proc/${pid}/oom_score_adj`, 'utf8'), 'the first that the kernel ends').toBe('1000\n');
  starter.kill('SIGKILL');
  await vi.waitFor(async () => expect(await spentBy(pid)).toBeNull(), { timeout: 30_000 });
}, 90_000);
