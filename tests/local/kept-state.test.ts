import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runCommand, startChild } from '../../local/children.ts';
import { type Found, findKept, judge } from '../../local/kept-state.ts';

const env = { PATH: process.env.PATH ?? '' };
const { signal } = new AbortController();
const how = { env, signal };

let folder: string;
let state: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clipwatch-kept-'));
  state = join(folder, 'state');
});
afterEach(() => rm(folder, { recursive: true }));

describe('whether a start can go on with what was kept', () => {
  const found: Found = { savedAt: 1, isClean: true, stacks: {}, unreadable: [] };
  const both = (CDKToolkit: string, clipwatch: string) => ({ ...found, stacks: { CDKToolkit, clipwatch } });

  test.each([
    ['CREATE_COMPLETE'],
    ['UPDATE_COMPLETE'],
    ['UPDATE_ROLLBACK_COMPLETE'],
    ['IMPORT_COMPLETE'],
    ['IMPORT_ROLLBACK_COMPLETE'],
  ])('a stack that is %s can be updated', (status) => {
    expect(judge(both('CREATE_COMPLETE', status), true)).toMatchObject({ kind: 'kept', isClean: true });
  });

  test.each([
    ['CREATE_IN_PROGRESS'],
    ['CREATE_FAILED'],
    ['ROLLBACK_IN_PROGRESS'],
    ['ROLLBACK_COMPLETE'],
    ['ROLLBACK_FAILED'],
    ['REVIEW_IN_PROGRESS'],
    ['UPDATE_IN_PROGRESS'],
    ['UPDATE_COMPLETE_CLEANUP_IN_PROGRESS'],
    ['UPDATE_FAILED'],
    ['UPDATE_ROLLBACK_IN_PROGRESS'],
    ['UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS'],
    ['UPDATE_ROLLBACK_FAILED'],
    ['IMPORT_IN_PROGRESS'],
    ['IMPORT_ROLLBACK_FAILED'],
    ['DELETE_IN_PROGRESS'],
    ['DELETE_FAILED'],
    ['A_STATUS_OF_LATER'],
  ])('one that is %s, of either name, is said to be the reason to begin anew', (status) => {
    expect(judge(both('CREATE_COMPLETE', status), true)).toEqual({
      kind: 'unusable',
      reason: `the stack clipwatch is ${status}`,
    });
    expect(judge(both(status, 'CREATE_COMPLETE'), true)).toEqual({
      kind: 'unusable',
      reason: `the stack CDKToolkit is ${status}`,
    });
  });

  test.each<[string, Partial<Found>, boolean, object]>([
    ['nothing is there', { savedAt: null }, false, { kind: 'nothing' }],
    [
      'the first deployment was cut off: nothing was kept yet',
      { stacks: { CDKToolkit: 'ROLLBACK_COMPLETE' } },
      false,
      { kind: 'nothing' },
    ],
    ['what was deployed is gone', { savedAt: null }, true, { kind: 'unusable' }],
    ['another stack is there', { stacks: { other: 'CREATE_COMPLETE' } }, true, { kind: 'unusable' }],
    [
      'a file is no JSON',
      { stacks: { clipwatch: 'CREATE_COMPLETE' }, unreadable: ['dynamodb.json'] },
      true,
      { kind: 'unusable', reason: 'dynamodb.json is damaged' },
    ],
    [
      'the run was killed',
      { stacks: { clipwatch: 'CREATE_COMPLETE' }, isClean: false },
      true,
      { kind: 'kept', isClean: false },
    ],
  ])('%s', (_, more, wasDeployed, expected) => {
    expect(judge({ ...found, ...more }, wasDeployed)).toMatchObject(expected);
  });
});

/** As MiniStack writes it. */
const cloudFormation = (...stacks: [string, string][]) =>
  JSON.stringify({
    __ministack_format__: 2,
    payload: {
      stacks: {
        __account_region_scoped__: true,
        data: Object.fromEntries(
          stacks.map(([StackName, StackStatus], i) => [`0\u0000us-east-1\u0000'${i}'`, { StackName, StackStatus }]),
        ),
      },
    },
  });

test.each([
  [cloudFormation(['clipwatch', 'UPDATE_COMPLETE'], ['CDKToolkit', 'CREATE_COMPLETE']), { kind: 'kept' }],
  [
    cloudFormation(['clipwatch', 'ROLLBACK_FAILED']),
    { kind: 'unusable', reason: 'the stack clipwatch is ROLLBACK_FAILED' },
  ],
  [cloudFormation(['clipwatch', 'DELETE_COMPLETE']), { kind: 'unusable', reason: 'the stack clipwatch is missing' }],
  ['{"payload": {"stacks', { kind: 'unusable', reason: 'cloudformation.json is damaged' }],
  ['[]', { kind: 'unusable', reason: 'cloudformation.json is damaged' }],
  ['', { kind: 'unusable', reason: 'cloudformation.json is damaged' }],
])('the state on disk is looked at: %s', async (text, expected) => {
  await mkdir(state);
  await writeFile(join(state, 'cloudformation.json'), text);
  await writeFile(join(state, 'dynamodb.json'), '{}');
  expect(await findKept('python3', state, true, how)).toMatchObject(expected);
});

/** For Python: code with the emulator's modules imported, and `state` as the folder. */
const argumentsOf = (code: string) => [
  '-c',
  `import sys; sys.path.insert(0, "local")\nfrom emulator import lock, restart, saver as saving, state as kept\nimport os\n${code}`,
  state,
];

/** Runs Python, and can be told and heard meanwhile. */
const python = (code: string) =>
  startChild('python3', argumentsOf(code), {
    cwd: process.cwd(),
    env: { ...env, PYTHONDONTWRITEBYTECODE: '1' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });

test('a kill at any moment of a save leaves the state before or after it, whole, with the files of other services', async () => {
  const seen = new Set<string>();
  for (let killAt = 0; killAt < 20; killAt++) {
    await rm(state, { recursive: true, force: true });
    await mkdir(state);
    for (const name of ['a', 'b']) await writeFile(join(state, `${name}.json`), '"old"');
    await writeFile(join(state, 'other.json'), '"stays"');
    const code = `
left = ${killAt}
def dying(act):
    def acting(*given, **more):
        global left
        if left == 0:
            os._exit(9)
        left -= 1
        return act(*given, **more)
    return acting
kept.shutil.rmtree = dying(kept.shutil.rmtree)
for name in ("makedirs", "listdir", "link", "rename"):
    setattr(os, name, dying(getattr(os, name)))
kept.write_state(sys.argv[1], {"a": 1, "b": 2}, dying(lambda name, content: '"new"'))
`;
    const { code: status } = await python(code).ended;
    await findKept('python3', state, true, how);
    expect((await readdir(state)).sort()).toEqual(['a.json', 'b.json', 'other.json']);
    const texts = await Promise.all(['a', 'b', 'other'].map((name) => readFile(join(state, `${name}.json`), 'utf8')));
    seen.add(texts.join());
    expect(await readdir(folder)).toEqual(['state', 'state.lock']);
    if (status === 0) break;
    expect(status).toBe(9);
  }
  expect([...seen]).toEqual(['"old","old","stays"', '"new","new","stays"']);
});

test('what the workers of a killed run left is removed before what is kept is looked at, which may be set aside', async () => {
  await mkdir(join(`${state}.tmp`, 'ministack-lambda-1'), { recursive: true });
  await findKept('python3', state, false, how);
  expect(await readdir(folder)).toEqual(['state.lock']);
});

test('nothing is saved while it is held, not even a copy made before; what was before stays', async () => {
  await mkdir(state);
  const code = `
content = "before"
def copy():
    return {"a": content}
saver = saving.Saver(sys.argv[1], copy, lambda name, content: content)
open(kept.marker(sys.argv[1]), "w").close()
read = lambda: open(os.path.join(sys.argv[1], "a.json")).read()
saver.hold()
content = "half a deployment"
saver.save()
print(read())
saver.save_at_end()
print(read(), os.path.exists(kept.marker(sys.argv[1])))
content = "after"
saver.keep()
print(read())
saver.is_changed = False
saver.note("POST", "DynamoDB_20120810.Query")
saver.note("GET", "")
print(saver.is_changed)
saver.note("POST", "DynamoDB_20120810.PutItem")
print(saver.is_changed)
`;
  const out = await runCommand('python3', argumentsOf(code), {
    cwd: process.cwd(),
    env: { ...env, PYTHONDONTWRITEBYTECODE: '1' },
    signal,
    limitSeconds: 60,
  });
  expect(out.split('\n')).toEqual(['before', 'before False', 'after', 'False', 'True']);
});

test('code of functions stays as long as the state on disk names it', async () => {
  await mkdir(join(state, 'lambda-blobs'), { recursive: true });
  for (const name of ['aa', 'bb']) await writeFile(join(state, 'lambda-blobs', `${name}.zip`), name);
  await writeFile(join(state, 'lambda.json'), '{"payload": {"code_zip": {"code_blob_ref": "bb"}}}');
  await python('restart.prune_code(sys.argv[1]); restart.prune_code(sys.argv[1])').ended;
  expect(await readdir(`${state}.code`)).toEqual(['bb.zip']);
});

test('messages that functions of the ended run had in hand can be received at once, and that receive does not count', async () => {
  const now = Date.now() / 1000;
  const messages = [
    { id: 'in hand', visible_at: now + 150, receive_count: 1 },
    { id: 'delayed', visible_at: now + 150, receive_count: 0 },
    { id: 'put off', visible_at: now + 4000, receive_count: 2 },
    { id: 'waits', visible_at: now - 5, receive_count: 3 },
  ];
  const queue = { attributes: { VisibilityTimeout: '180' }, messages };
  const queues = { __account_region_scoped__: true, data: { key: queue } };
  await mkdir(state);
  await writeFile(join(state, 'sqs.json'), JSON.stringify({ __ministack_format__: 2, payload: { queues } }));
  await python('restart.release_messages(sys.argv[1]); restart.release_messages(sys.argv[1])').ended;
  const text = await readFile(join(state, 'sqs.json'), 'utf8');
  const read = JSON.parse(text).payload.queues.data.key.messages;
  expect(
    read.map(({ id, receive_count, visible_at }: (typeof messages)[0]) => [id, receive_count, visible_at <= now + 60]),
  ).toEqual([
    ['in hand', 0, true],
    ['delayed', 0, false],
    ['put off', 2, false],
    ['waits', 3, true],
  ]);
});

test('an emulator of an earlier run that does not end in time is killed with its children', async () => {
  const holder = python(
    'held = lock.Lock(sys.argv[1]); held.take(); print("held", flush=True); import time; time.sleep(1000)',
  );
  const ended = holder.ended;
  await new Promise((resolve) => holder.process.stdout?.once('data', resolve));
  const script = 'local/emulator/kept.py';
  await runCommand('python3', ['-I', '-B', script, state, '0.2'], {
    cwd: process.cwd(),
    env,
    signal,
    limitSeconds: 60,
  });
  expect(await ended).toEqual({ code: null, signal: 'SIGKILL' });
});
