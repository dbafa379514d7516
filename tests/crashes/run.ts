/**
 * `npm run crashes`: kills `npm start` at every moment of `moments.ts` and starts it again, in a copy of the project; then
 * starts it with stacks that are stuck. Needs the Python package registry, and an hour. `-- --seed 7`,
 * `-- --only deployment` (rows with this in their name), `-- --victim all`. Exit status 1 if a start does not recover.
 */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { takeTemporaryFolder } from '../../local/temporary-folder.ts';
import { Random } from '../model/random.ts';
import { makeClone } from './clone.ts';
import { crash, makeTemplate, type Recovery } from './crash.ts';
import { moments } from './moments.ts';
import { startStuck, stuck } from './stuck.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    only: { type: 'string', default: '' },
    victim: { type: 'string' },
  },
});
const { seed, only, victim: onlyVictim } = values;

const removeTemporary = await takeTemporaryFolder(tmpdir());
const folder = tmpdir();
const random = new Random(Number(seed));
console.info(`seed ${seed}: npm run crashes -- --seed ${seed}\n`);
console.info('| moment | who | next start says | ready after | clips |\n| --- | --- | --- | --- | --- |');
let failures = 0;
try {
  const clone = await makeClone(join(folder, 'clone'), { hasPython: true });
  const template = await makeTemplate(clone, join(folder, 'template'));
  for (const moment of moments) {
    for (const victim of moment.victims) {
      if (onlyVictim !== undefined && victim !== onlyVictim) continue;
      await row(moment.name, victim, () => crash(clone, template, moment, victim, random));
    }
  }
  for (const one of onlyVictim === undefined ? stuck : []) {
    await row(`the stack ${one.stack} is stuck`, one.status, () => startStuck(clone, template, one));
  }
} finally {
  await removeTemporary();
}
console.info(`\n${failures} failed`);
process.exit(failures === 0 ? 0 : 1);

async function row(name: string, who: string, recover: () => Promise<Recovery>): Promise<void> {
  if (!name.includes(only)) return;
  try {
    const { said, secondsToReady, clips, lost } = await recover();
    if (lost.length > 0) failures += 1;
    const kept = lost.length === 0 ? `${clips}` : `${clips}, LOST ${lost.join('; ')}`;
    console.info(`| ${name} | ${who} | ${said} | ${secondsToReady.toFixed(1)} s | ${kept} |`);
  } catch (error) {
    failures += 1;
    console.info(`| ${name} | ${who} | FAILED | | |\n${error instanceof Error ? error.message : error}`);
  }
}
