/** Values that a deployment generates once. */
import { randomBytes } from 'node:crypto';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { rows } from '../../../shared/wiring.ts';
import { setting } from '../../runtime/environment.ts';
import { dynamo } from '../clients/dynamo.ts';
import { succeeds } from './conditional.ts';
import { settingKey } from './keys.ts';
import { readRows } from './listing.ts';

const Row = z.object({ value: z.string().min(43) });
const key = settingKey('signing-key');

let cached: string | undefined;

/**
 * The secret that signs cursors and links: 32 random bytes in base64url, generated on first use and shared by all
 * functions.
 */
export async function signingKey(): Promise<string> {
  cached ??= (await readKey()) ?? (await makeKey());
  return cached;
}

async function readKey(): Promise<string | null> {
  const [row] = await readRows([key]);
  return row === undefined ? null : Row.parse(row).value;
}

async function makeKey(): Promise<string> {
  const value = randomBytes(32).toString('base64url');
  const Item = { ...key, kind: rows.setting, v: 1, value };
  const put = new PutCommand({ TableName: setting('table'), Item, ConditionExpression: 'attribute_not_exists(pk)' });
  if (await succeeds(dynamo().send(put))) return value;
  const first = await readKey();
  if (first === null) throw new Error('The signing key was made by another function and then vanished.');
  return first;
}
