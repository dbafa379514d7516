/** What a recipient is owed at once, from the queue to SES. */
import { beforeEach, describe, expect, it } from 'vitest';
import { follow } from '../../support/follow.ts';
import { SendWorld } from '../../support/send-world.ts';

let world: SendWorld;
const count = (n: number) => Array.from({ length: n }, (_, i) => `clip-${String(i).padStart(3, '0')}`);

beforeEach(async () => {
  world = new SendWorld();
  await follow('anna');
});

describe('news', () => {
  it('is told in one mail, and settled', async () => {
    await world.news(['anna'], ['a', 'b']);
    expect(await world.tell('anna')).toEqual([]);
    expect(world.states('anna')).toEqual(['sent', 'sent']);
    expect(world.owedRows()).toBe(0);
    expect(await world.subjects()).toHaveLength(1);
    expect(world.ses.sent[0]?.to).toBe('anna@example.org');
  });

  it('is told once, however often the job comes', async () => {
    await world.news(['anna'], ['a']);
    const job = { kind: 'news', recipient: 'anna@example.org' } as const;
    await world.run(job, job, job);
    await world.run(job);
    expect(world.ses.sent).toHaveLength(1);
  });

  it('500 clips at once are two mails, which tell of all', async () => {
    await world.news(['anna'], ['first']);
    await world.tell('anna');
    await world.news(['anna'], count(499));
    expect(await world.tell('anna')).toHaveLength(1);
    world.wait(10);
    expect(await world.tell('anna')).toEqual([]);
    await world.pass(1000);
    expect(await world.subjects()).toEqual([expect.stringContaining('first'), 'Summary: Mara Lind in 499 clips']);
    expect(world.states('anna').filter((state) => state === 'digested')).toHaveLength(499);
    expect(world.owedRows()).toBe(0);
  });
});
