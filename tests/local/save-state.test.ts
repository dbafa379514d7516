/** What the emulator writes of its state, on a disk that fills up or loses its power, and under a clock that is set back. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { runCommand } from '../../local/children.ts';
import { findKept } from '../../local/kept-state.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const env = { PATH: process.env.PATH ?? '', PYTHONDONTWRITEBYTECODE: '1' };
const { signal } = new AbortController();

let folder: string;
let state: string;
beforeEach(async () => {
  folder = await temporaryFolder();
  state = join(folder, 'state');
  await mkdir(state);
});

/** Lines that this Python prints, with the emulator's modules imported and `state` as the folder. */
async function python(code: string): Promise<string[]> {
  const script = `import sys; sys.path.insert(0, "local")\nfrom emulator import lock, restart, saver as saving, state as kept\nimport os, time\nstate = sys.argv[1]\n${code}`;
  const out = await runCommand('python3', ['-c', script, state], { cwd: process.cwd(), env, signal, limitSeconds: 60 });
  return out.split('\n').filter((line) => line !== '');
}

test('on a full disk the last state stays, which is told once; what is held stays held; then it is saved again', async () => {
  await writeFile(join(state, 'a.json'), 'before');
  const told = await python(`
content = "after"
saver = saving.Saver(state, lambda: {"a": content}, lambda name, text: text, print)
open(kept.marker(state), "w").close()
sync = os.fsync
def full(descriptor):
    raise OSError(28, "No space left on device")
def attempt(act):
    try:
        act()
    except OSError:
        print(act.__name__, "fails:", open(os.path.join(state, "a.json")).read(), os.listdir(os.path.dirname(state)))
os.fsync = full
attempt(saver.save)
attempt(saver.keep)
attempt(saver.hold)
print(saver.is_held, saver.is_changed)
saver.is_held = False
attempt(saver.save_at_end)
os.fsync = sync
saver.save()
print(open(os.path.join(state, "a.json")).read())
`);
  const rest = "before ['state', 'state.open']";
  const sorted = told.map((line) => line.replace("['state.open', 'state']", "['state', 'state.open']"));
  expect(sorted).toEqual([
    'The state could not be saved: [Errno 28] No space left on device',
    `save fails: ${rest}`,
    `keep fails: ${rest}`,
    `hold fails: ${rest}`,
    'True True',
    `save_at_end fails: ${rest}`,
    'The state is saved again.',
    'after',
  ]);
});

test.skipIf(!existsSync('/proc/self/fd'))(
  'all that is new is on the disk before it takes its place, and what is as before is not written',
  async () => {
    for (const name of ['same', 'other']) await writeFile(join(state, `${name}.json`), name);
    await mkdir(`${state}.code`);
    await writeFile(join(`${state}.code`, 'aa.zip'), 'aa');
    const done = await python(`
names = {}
def noting(act, name_of):
    def noted(*given):
        print(act.__name__, name_of(given))
        return act(*given)
    return noted
os.fsync = noting(os.fsync, lambda given: os.path.basename(os.readlink(f"/proc/self/fd/{given[0]}")))
os.rename = noting(os.rename, lambda given: " ".join(map(os.path.basename, given)))
kept.write_state(state, {"new": "new", "same": "same"}, lambda name, text: text)
print(sorted(os.listdir(state)), os.stat(os.path.join(state, "same.json")).st_nlink)
kept.write_state(state, {"new": "new", "same": "same"}, lambda name, text: text)
`);
    const places = ['rename state state.old', 'rename state.new state'];
    const last = folder.split('/').at(-1);
    expect(done).toEqual([
      ...['fsync new.json', 'fsync aa.zip', 'fsync state.code', 'fsync state.new', ...places, `fsync ${last}`],
      "['new.json', 'other.json', 'same.json'] 1",
      ...['fsync state.new', ...places, `fsync ${last}`],
    ]);
  },
);

test.each([
  ['whole', 'the code', 'the code', { kind: 'kept' }],
  [
    'torn by a loss of power',
    'the code',
    'the c',
    { kind: 'unusable', reason: expect.stringMatching(/zip is damaged/) },
  ],
  ['missing', 'the code', null, { kind: 'unusable', reason: expect.stringMatching(/zip is damaged/) }],
])('code of functions that is %s', async (_, code, onDisk, expected) => {
  const name = createHash('sha256').update(code).digest('hex');
  const stacks = { a: { StackName: 'clipwatch', StackStatus: 'CREATE_COMPLETE' } };
  await writeFile(join(state, 'cloudformation.json'), JSON.stringify({ payload: { stacks } }));
  const functions = { data: { store: { code_zip: { code_blob_ref: name }, versions: { 1: { code_zip: null } } } } };
  await writeFile(join(state, 'lambda.json'), JSON.stringify({ payload: { functions } }));
  await mkdir(`${state}.code`);
  if (onDisk !== null) await writeFile(join(`${state}.code`, `${name}.zip`), onDisk);
  expect(await findKept('python3', state, true, { env, signal })).toMatchObject(expected);
});

test('messages wait no longer where the clock was set back by a day since', async () => {
  const day = 86_400;
  const saved = Math.floor(Date.now() / 1000) + day;
  const messages = [
    { id: 'waits', visible_at: saved - 5, receive_count: 0 },
    { id: 'in hand', visible_at: saved + 20, receive_count: 1 },
    { id: 'put off for an hour', visible_at: saved + 3600, receive_count: 1 },
  ];
  const path = join(state, 'sqs.json');
  await writeFile(path, JSON.stringify({ payload: { queues: { key: { attributes: {}, messages } } } }));
  await utimes(path, saved, saved);
  await python('restart.release_messages(state)');
  const read = JSON.parse(await readFile(path, 'utf8')).payload.queues.key.messages;
  const isReceived = ({ visible_at }: (typeof messages)[0]) => visible_at <= saved - day + 60;
  expect(read.map(isReceived)).toEqual([true, true, false]);
  expect(read[2].visible_at).toBeLessThanOrEqual(saved - day + 3600 + 60);
  expect(await readdir(state)).toEqual(['sqs.json']);
});
