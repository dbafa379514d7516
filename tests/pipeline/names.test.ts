/** Names in the deployed stack: import, dry run, and the back-fill after a change. */
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { HeadObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { expect, it } from 'vitest';
import { Backfill, DryRun, NamesImported, Stats, Timeline } from '../../shared/contract/api.ts';
import type { Clip } from '../../shared/contract/clip.ts';
import { AUTOMATON_FORMAT } from '../../shared/contract/name.ts';
import {
  api,
  clip,
  eventually,
  mailsTo,
  namesCompiled,
  post,
  put,
  receiptOf,
  resource,
  stack,
} from '../support/deployed/deployed-stack.ts';
import { follower } from '../support/deployed/followers.ts';

const lambda = new LambdaClient({});
const s3 = new S3Client({ forcePathStyle: true });

const clipText = (day: number, who: string) =>
  `<h1>Harbour report ${day}</h1>\nRadio Quay, ${day} June 2021\n\n<p>On day ${day} the harbour was visited by ${who}, it was said.</p>`;

async function importCsv(csv: string): Promise<NamesImported> {
  const answer = await api('/v1/names/import', { method: 'POST', headers: { 'content-type': 'text/csv' }, body: csv });
  if (!answer.ok) throw new Error(`import: ${answer.status} ${await answer.text()}`);
  return NamesImported.parse(await answer.json());
}
const backfill = async () => Backfill.parse(await (await api('/v1/names/backfill')).json());
/** Asks for a back-fill, which else waits for ten minutes, and invokes the function, as its schedule does, until it is done. */
async function matchAgain(): Promise<void> {
  if ((await backfill()).state === 'waiting') await post('/v1/names/backfill', {});
  const name = resource('AWS::Lambda::Function', 'BackfillFunction');
  await eventually(async () => {
    const { FunctionError, Payload } = await lambda.send(new InvokeCommand({ FunctionName: name }));
    if (FunctionError !== undefined) throw new Error(Buffer.from(Payload ?? []).toString());
    return (await backfill()).state === 'done' ? true : null;
  }, 'the back-fill');
}
const namesIn = ({ mentions }: Clip) => mentions.map(({ nameId }) => nameId).sort();

it('a new name goes through a dry run, a back-fill of earlier clips, and one summary mail', {
  timeout: 150_000,
}, async () => {
  const clipIds: string[] = [];
  for (const day of [1, 2, 3]) {
    const key = `harbour/${day}.html`;
    const who = day === 2 ? 'nobody' : 'Nora Quayside';
    clipIds.push((await receiptOf(key, await put(key, clipText(day, who)))).clipId ?? '');
  }
  const name = { id: 'nora', name: 'Nora Quayside' };
  const dry = await eventually(async () => {
    const answer = await api('/v1/names/dry-run', { method: 'POST', body: JSON.stringify(name) });
    const run = DryRun.parse(await answer.json());
    return run.hits === 2 ? run : null;
  }, 'the dry run to meet both clips');
  expect(dry).toMatchObject({ added: 2, lost: 0, samples: [{ nameId: 'nora' }, { nameId: 'nora' }] });

  const address = await follower('nora');
  await post('/v1/names', name);
  await namesCompiled();
  await matchAgain();
  const found = await Promise.all(clipIds.map(clip));
  expect(found.map(namesIn)).toEqual([['nora'], [], ['nora']]);
  const [span] = found[0]?.mentions[0]?.spans ?? [];
  expect(clipText(1, 'Nora Quayside').slice(span?.start, span?.end)).toBe('Nora Quayside');
  await eventually(async () => (await mailsTo(address, 'Summary: Nora Quayside in 2 clips'))[0], 'the summary');

  // What the back-fill found is counted with what it changed.
  const { items } = Timeline.parse(await (await api('/v1/names/nora/timeline')).json());
  expect(items.map(({ day, clips }) => [day, clips])).toEqual([
    ['2021-06-01', 1],
    ['2021-06-02', 0],
    ['2021-06-03', 1],
  ]);
  const stats = Stats.parse(await (await api('/v1/stats?from=2021-06-01&to=2021-06-03&nameIds=nora')).json());
  expect(stats).toMatchObject({
    totals: { clips: 3, outlets: 1 },
    names: [{ nameId: 'nora', clips: 2, share: 1 }],
    outlets: [{ outlet: 'Radio Quay', clips: 3 }],
  });

  // A second back-fill changes nothing and sends no mail.
  await post('/v1/names/backfill', {});
  await namesCompiled();
  await matchAgain();
  const after = 'harbour/4.html';
  await receiptOf(after, await put(after, clipText(4, 'Nora Quayside')));
  await eventually(async () => (await mailsTo(address, 'Nora Quayside in Radio Quay'))[0], 'the alert after it');
  expect(await mailsTo(address, '')).toHaveLength(2);
});

it('an imported list of names is compiled to one automaton in the archive bucket', async () => {
  const rows = Array.from({ length: 600 }, (_, i) => `pier-${i},Petra Pier${i}x,Петра Пиер${i}`);
  expect(await importCsv(`\ufeffid;name\r\npier-first;"Petra; Pier"\r\n`)).toMatchObject({ created: 1, errors: [] });
  expect(await importCsv(`id,name,aliases\n${rows.join('\n')}\n`)).toMatchObject({ created: 600, errors: [] });
  const { version, compiled } = await namesCompiled();
  expect(compiled).toBe(version);
  const { clipId } = await receiptOf('pier.html', await put('pier.html', clipText(9, 'Petra Pier77x')));
  expect(namesIn(await clip(clipId))).toEqual(['pier-77']);
  const Key = `names/automaton/${AUTOMATON_FORMAT}/${version}.bin`;
  await s3.send(new HeadObjectCommand({ Bucket: stack.archive, Key }));
  const list = await (await api('/v1/names/export?format=csv')).text();
  expect(list).toContain('\r\npier-77,Petra Pier77x,Петра Пиер77,');
  expect(await importCsv(list)).toMatchObject({ created: 0, replaced: 0, errors: [] });
  await matchAgain();
});
