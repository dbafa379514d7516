/** Hostile files of every kind in the deployed stack, ordinary ones between them: nobody else notices. */
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import pMap from 'p-map';
import { beforeAll, expect, it } from 'vitest';
import * as z from 'zod';
import { Alert } from '../../shared/contract/alert.ts';
import type { Receipt } from '../../shared/contract/clip.ts';
import { TRICKS } from '../support/address-tricks.ts';
import { lostOf, waitingIn } from '../support/deployed/deployed-queues.ts';
import {
  api,
  clip,
  eventually,
  namesCompiled,
  post,
  put,
  receiptsOf,
  resource,
} from '../support/deployed/deployed-stack.ts';
import { follower } from '../support/deployed/followers.ts';
import { serve } from '../support/fake/local-server.ts';
import { SMALL } from '../support/hostile-files/small.ts';
import { lines, pdf } from '../support/make/make-pdf.ts';

const lambda = new LambdaClient({});
const ORDINARY = 12;
const LIMIT = 360_000;
/** Seconds: files wait for all before them, and a machine may have other work. */
const PATIENCE = 240;

interface File {
  readonly key: string;
  readonly bytes: Uint8Array;
}

/** Files whose texts are stories of their own. */
const ordinary = (who: string, i: number): File => {
  const words = Array.from({ length: 40 }, (_, k) => `w${i}x${k}`).join(' ');
  const text = `Ordinary ${i}\n\nRadio Hill, 6 May 2019\n\n${who} spoke of ${words}.`;
  return { key: `between/${who}/${i}.txt`, bytes: Buffer.from(text) };
};

/** One more of `between` after so many of `files`, until none is left. */
const mixed = (files: readonly File[], between: readonly File[]): File[] => {
  const every = Math.floor(files.length / between.length);
  return files.flatMap((file, i) => [file, ...(i % every === 0 ? between.slice(i / every, i / every + 1) : [])]);
};

/** Uploads files in their order, some at a time; answers the receipts of each, that of the file as a whole first. */
async function settled(files: readonly File[]): Promise<ReadonlyMap<string, readonly [Receipt, ...Receipt[]]>> {
  const versions = await pMap(files, ({ key, bytes }) => put(key, bytes), { concurrency: 4 });
  const found = async ({ key }: File, i: number) => {
    const all = await eventually(
      async () => {
        const receipts = (await receiptsOf(key)).filter(({ versionId }) => versionId === versions[i]);
        return receipts.some(({ part }) => part === undefined) ? receipts : null;
      },
      `a receipt for ${key}`,
      PATIENCE,
    );
    const [whole, ...others] = all.filter(({ part }) => part === undefined);
    if (whole === undefined || others.length > 0) throw new Error(`${key} has ${others.length + 1} receipts.`);
    return [key, [whole, ...all.filter((one) => one !== whole)] as const] as const;
  };
  return new Map(await pMap(files, found, { concurrency: 3 }));
}

const Alerts = z.object({ items: z.array(Alert) });

/** The clips that a follower was told of. */
async function toldTo(address: string): Promise<string[]> {
  const { items } = Alerts.parse(await (await api(`/v1/alerts?address=${address}&limit=100`)).json());
  return items.filter(({ state }) => state === 'sent' || state === 'digested').map(({ clipId }) => clipId);
}

/** What came of the videos of a clip, once each was asked about. */
async function checksOf(clipId: string | undefined): Promise<string[]> {
  await lambda.send(
    new InvokeCommand({ FunctionName: resource('AWS::Lambda::Function', 'RecheckFunction'), Payload: '{}' }),
  );
  return eventually(
    async () => {
      const checks = (await clip(clipId)).embeds.map(({ check }) => `${check?.status} ${check?.reason}`);
      return checks.some((check) => check.includes('not-asked')) ? null : checks;
    },
    'the checks of its videos',
    90,
  );
}

let address: string;
beforeAll(async () => {
  await post('/v1/names', { id: 'ines-hillbeck', name: 'Ines Hillbeck' });
  await namesCompiled();
  address = await follower('ines-hillbeck');
});

it(
  'each has a receipt, ordinary ones are read and told of, nothing is lost, nothing inside is asked',
  async () => {
    const inside = await serve((_, answer) => answer.end('inside'));
    const links = TRICKS.map(([, url], i) => url.replace(':P', i % 2 === 0 ? `:${inside.port}` : ''));
    const page = links.map((url) => `<video src="${url}a.mp4"></video>`).join('\n');
    const hostile = SMALL.map(({ fileName, bytes }, i): File => ({ key: `hostile/${i}/${fileName}`, bytes }));
    hostile.splice(9, 0, { key: 'hostile/links.html', bytes: Buffer.from(`<h1>Links</h1>${page}`) });
    const neighbours = Array.from({ length: ORDINARY }, (_, i) => ordinary('Ines Hillbeck', i));

    const receipts = await settled(mixed(hostile, neighbours));

    expect(receipts.size).toBe(hostile.length + ORDINARY);
    for (const [key, all] of receipts) {
      for (const { outcome, reason } of all) {
        expect(['parsed', 'partial', 'refused'], key).toContain(outcome);
        if (outcome === 'refused') expect(reason, key).toMatch(/\w.{20}/s);
      }
    }
    const own = neighbours.map(({ key }) => receipts.get(key)?.[0]);
    expect(own.map((receipt) => receipt?.outcome)).toEqual(own.map(() => 'parsed'));
    // What was too much for one mail waits for a summary.
    await post('/v1/digests', { address });
    await eventually(async () => ((await toldTo(address)).length >= ORDINARY ? true : null), 'the alerts');
    expect((await toldTo(address)).sort()).toEqual(own.map((receipt) => receipt?.clipId).sort());

    const checks = await checksOf(receipts.get('hostile/links.html')?.[0].clipId);
    // Some names of theirs lead nowhere.
    expect(checks.filter((check) => !/^(?:blocked .*|invalid .*|unknown dns-failed)$/.test(check))).toEqual([]);
    expect(checks.filter((check) => check === 'blocked special-address').length).toBeGreaterThan(25);
    expect(inside.connections()).toBe(0);

    // Nothing of a file is left that may fail yet; mails may wait for their summary.
    const isDone = async () => ((await waitingIn(/^(?:ParseIngest|ParseHeavy|StoreResults)Queue/)) === 0 ? true : null);
    await eventually(isDone, 'empty queues');
    for (const mine of ['hostile/', 'between/', 'ines-hillbeck']) expect(await lostOf(mine), mine).toEqual([]);
  },
  LIMIT,
);

it(
  'ten reports of a hundred pages are read, though they come at once, with bombs among them',
  async () => {
    const report = (n: number) =>
      pdf(
        Array.from({ length: 100 }, (_, i) => ({
          runs: [
            ...(i === 0 ? [...lines(50, 780, 24, `Report ${n}`), ...lines(50, 740, 12, 'Radio Hill, 6 May 2019')] : []),
            ...lines(50, 700, 12, `On page ${i} of report ${n}`, 'the council met on Monday and talked of a bridge.'),
          ],
        })),
      );
    const reports = Array.from({ length: 10 }, (_, n): File => ({ key: `reports/${n}.pdf`, bytes: report(n) }));
    const bombs = SMALL.filter(({ what }) => /^a PDF (?:that swells by Flate$|of 80,000)/.test(what)).map(
      ({ bytes }, i): File => ({ key: `reports/bomb-${i}.pdf`, bytes }),
    );
    const neighbours = [1, 2].map((i) => ordinary('Nobody', 100 + i));

    const receipts = await settled(mixed(mixed(reports, bombs), neighbours));

    const outcomes = (files: readonly File[]) => files.map(({ key }) => receipts.get(key)?.[0].outcome);
    expect(outcomes(reports)).toEqual(reports.map(() => 'parsed'));
    expect(outcomes(neighbours)).toEqual(neighbours.map(() => 'parsed'));
    expect(outcomes(bombs)).toEqual(['refused', 'refused']);
    expect(await lostOf('reports/')).toEqual([]);
  },
  LIMIT,
);
