import { once } from 'node:events';
import { globSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Child, runCommand, startChild } from '../../local/children.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clipwatch-emulator-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** Runs emulator/main.py on a MiniStack that only starts a worker, says so, and says when it saves its state. */
const STAND_IN = `
import runpy, signal, subprocess, sys, tempfile, types
def main():
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    subprocess.Popen(["sleep", "1000"], stdin=subprocess.DEVNULL)
    with open(tempfile.mkdtemp(prefix="worker-") + "/worker.js", "w") as file:
        file.write('require("node:fs")')
    try:
        print("ready", flush=True)
        signal.pause()
    finally:
        print("saved", flush=True)
app = types.ModuleType("ministack.app")
app.main = main
sys.modules["ministack"] = types.ModuleType("ministack")
sys.modules["ministack.app"] = app
patches = types.ModuleType("emulator.patches")
patches.apply = lambda: None
sys.modules["emulator.patches"] = patches
runpy.run_path(sys.argv[1])`;

function startStandIn(): Child {
  const script = fileURLToPath(new URL('../../local/emulator/main.py', import.meta.url));
  return startChild('python3', ['-c', STAND_IN, script], {
    cwd: folder,
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', STATE_DIR: join(folder, 'state') },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
}

function pipesOf({ process: { stdin, stdout } }: Child) {
  if (!stdin || !stdout) throw new Error('there are pipes');
  return { stdin, stdout };
}

test('when its parent ends, the emulator saves its state and its workers are killed', async () => {
  const { stdin, stdout } = pipesOf(startStandIn());
  await once(stdout, 'readable');
  const written = text(stdout);
  stdin.end();
  // The worker has this pipe too: the text ends when the last process has ended.
  expect(await written).toBe('ready\nsaved\n');
});

test('when the emulator is killed, its workers are too', async () => {
  const emulator = startStandIn();
  const { stdout } = pipesOf(emulator);
  await once(stdout, 'readable');
  const written = text(stdout);
  emulator.process.kill('SIGKILL');
  expect(await written).toBe('ready\n');
});

test('what workers leave is removed at the end, and by the next start after a kill', async () => {
  const left = async () => (await readdir(join(folder, 'state.tmp'))).filter((name) => name.startsWith('worker-'));
  const killed = startStandIn();
  await once(pipesOf(killed).stdout, 'readable');
  expect(await left()).toHaveLength(1);
  killed.process.kill('SIGKILL');
  await killed.ended;
  expect(await left()).toHaveLength(1);
  const { stdin, stdout } = pipesOf(startStandIn());
  await once(stdout, 'readable');
  expect(await left()).toHaveLength(1);
  const written = text(stdout);
  stdin.end();
  await written;
  await expect(left()).rejects.toThrow('ENOENT');
});

test('what workers run is no module, though this project is of modules', async () => {
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  const { stdin, stdout } = pipesOf(startStandIn());
  await once(stdout, 'readable');
  const written = text(stdout);
  const [script = ''] = globSync('state.tmp/worker-*/worker.js', { cwd: folder });
  const { signal } = new AbortController();
  await runCommand(process.execPath, [script], { cwd: folder, env: {}, signal, limitSeconds: 60 });
  stdin.end();
  await written;
});

test('an emulator waits until the previous one has saved its state', async () => {
  const first = pipesOf(startStandIn());
  const lines = createInterface({ input: first.stdout });
  await once(lines, 'line');
  const second = pipesOf(startStandIn());
  const order: string[] = [];
  lines.on('line', (line) => order.push(`first ${line}`));
  const secondReady = once(createInterface({ input: second.stdout }), 'line').then(([line]) =>
    order.push(`second ${line}`),
  );
  first.stdin.end();
  await secondReady;
  second.stdin.end();
  await once(second.stdout, 'close');
  expect(order).toEqual(['first saved', 'second ready']);
});
