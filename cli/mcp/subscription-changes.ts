/** Tools about subscriptions. They make none active: who is to get mails is asked by a mail. */
import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import * as z from 'zod';
import { MailAddress } from '../../shared/contract/mail-address.ts';
import {
  AnsweredSubscription,
  Cadence,
  elsewhereOf,
  GivenSubscription,
  ShownSubscription,
} from '../../shared/contract/subscription.ts';
import { type Client, read } from '../client/client.ts';
import { requireNameId } from '../client/find-name.ts';
import { ADDING, answer, PAGING, READING, REPLACING, UNASKED } from './answer.ts';

const names = z
  .union([z.literal('*'), z.array(z.string().min(1).max(200)).min(1).max(1000)])
  .describe('Names to follow, by id or as they are written; `*`: every name, later ones too');
const { hour, weekday, timeZone, quietHours, videos, corrections, language } = GivenSubscription.shape;
const options = { hour, weekday, timeZone, quietHours, videos, corrections, language };
const id = z.string().min(1).max(200).describe('As `list_subscriptions` answers it');

export function addSubscriptionChanges(server: McpServer, client: Client): void {
  server.registerTool(
    'list_subscriptions',
    {
      title: 'Subscriptions',
      description: `Who is told of which names, how often and where. ${PAGING}`,
      inputSchema: z.strictObject({
        address: z.optional(MailAddress).describe('Those of this address only'),
        limit: z.int().min(1).max(50).default(10),
        cursor: z.string().max(4000).optional(),
      }),
      annotations: READING,
    },
    async (query) => {
      const page = z.object({ items: z.array(ShownSubscription), nextCursor: z.string().nullable() });
      const { items, nextCursor } = await read(page, client.GET('/v1/subscriptions', { params: { query } }));
      return answer({ items: items.map(shown), nextCursor });
    },
  );

  server.registerTool(
    'create_subscription',
    {
      title: 'Subscribe an address',
      description: `The address gets a mail that asks whether it wants this, and nothing before it says so. ${UNASKED}`,
      inputSchema: z.strictObject({ address: MailAddress, names, cadence: Cadence, ...options }),
      annotations: ADDING,
    },
    async ({ names, ...rest }) => {
      const body = { ...rest, nameIds: await idsOf(client, names), confirmed: false };
      return answer(shown(await read(AnsweredSubscription, client.POST('/v1/subscriptions', { body }))));
    },
  );

  server.registerTool(
    'change_subscription',
    {
      title: 'Change a subscription',
      description: `Only the fields given change; another address is asked by a mail first. ${UNASKED}`,
      inputSchema: z.strictObject({
        id,
        changes: z.strictObject({
          address: z.optional(MailAddress),
          names: names.optional(),
          cadence: z.optional(Cadence),
          ...options,
        }),
      }),
      annotations: REPLACING,
    },
    async ({ id, changes: { names, cadence, ...changes } }) => {
      const params = { path: { id } };
      const asked = await client.GET('/v1/subscriptions/{id}', { params });
      const { address, confirmed: _, ...before } = await read(ShownSubscription, Promise.resolve(asked));
      // A web hook of an administrator has no address, but a word in its place.
      const known = MailAddress.safeParse(address).success ? { address } : {};
      const nameIds = names === undefined ? before.nameIds : await idsOf(client, names);
      // What is not said to be confirmed keeps what its address said, and a new one is asked.
      const body = { ...before, ...known, ...changes, nameIds, cadence: cadence ?? before.cadence, confirmed: false };
      const headers = { 'if-match': asked.response.headers.get('etag') ?? '*' };
      const put = client.PUT('/v1/subscriptions/{id}', { params, headers, body });
      return answer(shown(await read(AnsweredSubscription, put)));
    },
  );

  server.registerTool(
    'remove_subscription',
    {
      title: 'End a subscription',
      description: `What it was owed and not told is never sent. ${UNASKED}`,
      inputSchema: z.strictObject({ id }),
      annotations: REPLACING,
    },
    async ({ id }) => {
      await client.DELETE('/v1/subscriptions/{id}', { params: { path: { id } } });
      return answer({ id, removed: true });
    },
  );
}

async function idsOf(client: Client, names: '*' | readonly string[]): Promise<'*' | string[]> {
  return names === '*' ? names : Promise.all(names.map((one) => requireNameId(client, one)));
}

/** The URL of a web hook or chat is a secret: its host alone is shown. */
function shown({ channel, ...subscription }: AnsweredSubscription) {
  const elsewhere = elsewhereOf(channel);
  return { ...subscription, ...(elsewhere && { channel: elsewhere }) };
}
