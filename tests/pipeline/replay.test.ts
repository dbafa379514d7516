/** A replay of the deployed stack, as the command asks for it: the same rules change nothing, what an older release stored is changed. */

import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import { clipKeys } from '../../functions/aws/table/keys.ts';
import { packedJson, packJson } from '../../functions/aws/table/packed.ts';
import { ReplayReport, type ReplayRequest } from '../../shared/contract/replay.ts';
import { clip, eventually, put, receiptOf, resource } from '../support/deployed/deployed-stack.ts';

const lambda = new LambdaClient({});
const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));

async function ask(request: ReplayRequest): Promise<ReplayReport> {
  const FunctionName = resource('AWS::Lambda::Function', 'ReplayFunction');
  const { FunctionError, Payload } = await lambda.send(
    new InvokeCommand({ FunctionName, Payload: JSON.stringify(request) }),
  );
  const text = Buffer.from(Payload ?? []).toString();
  if (FunctionError !== undefined) throw new Error(text);
  return ReplayReport.parse(JSON.parse(text));
}
async function replay(dryRun: boolean): Promise<ReplayReport> {
  const { id } = await ask({ kind: 'begin', prefix: 'replayed/', since: null, dryRun });
  return eventually(async () => {
    const report = await ask({ kind: 'go-on', id });
    return report.state === 'ended' ? report : null;
  }, 'the replay');
}
const fileText = (day: number) =>
  `<h1>Ferry number ${day} is late</h1>\nRadio Ferry, ${day} June 2022\n\n<p>The ferry number ${day} came late again, it was said.</p>`;

it('compares the archive under a prefix, and changes the clip that an older release read worse', async () => {
  const ids: string[] = [];
  for (const day of [1, 2, 3]) {
    const key = `replayed/${day}.html`;
    ids.push((await receiptOf(key, await put(key, fileText(day)))).clipId ?? '');
  }
  expect(await replay(false)).toMatchObject({ files: 3, clips: 3, changed: 0, failed: 0 });
  const [, worse = ''] = ids;
  const key = { TableName: resource('AWS::DynamoDB::Table', 'Table'), Key: clipKeys.clip(worse) };
  const { Item } = await table.send(new GetCommand(key));
  const packed = packedJson(z.record(z.string(), z.unknown())).parse(Item?.packed);
  const { outletKey: _, ...row } = Item ?? {};
  const Worse = { ...row, packed: packJson({ ...packed, outlet: null }) };
  await table.send(new PutCommand({ TableName: key.TableName, Item: Worse }));
  expect(await clip(worse)).toMatchObject({ outlet: null });
  expect(await replay(true)).toMatchObject({ changed: 1, fields: { outlet: 1 } });
  expect(await clip(worse)).toMatchObject({ outlet: null });
  expect(await replay(false)).toMatchObject({ changed: 1, fields: { outlet: 1 }, failed: 0 });
  expect(await clip(worse)).toMatchObject({ outlet: 'Radio Ferry', title: 'Ferry number 2 is late' });
});
