/** Tools that change the tracked names. */
import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import * as z from 'zod';
import { DryRun, ShownName } from '../../shared/contract/api.ts';
import { GivenName } from '../../shared/contract/given-name.ts';
import { Name } from '../../shared/contract/name.ts';
import { type Client, read } from '../client/client.ts';
import { requireNameId } from '../client/find-name.ts';
import { ADDING, answer, FOREIGN, READING, REPLACING, UNASKED } from './answer.ts';

const { transliterate, strike, require, exclude } = GivenName.shape;
const aliases = z.array(z.string().min(1).max(200)).max(200).describe('Other spellings, in any script');
const options = { transliterate, strike, require, exclude };
const NewName = z.strictObject({
  id: z.optional(GivenName.shape.id),
  name: GivenName.shape.name,
  aliases: aliases.default([]),
  ...options,
});
const tracked = z.string().min(1).max(200).describe('A tracked name: its id, or the name itself');

/** How far one call looks. */
const SEARCH =
  'It looks through the archive from the newest clip on, and changes nothing; `nextCursor`, if not null, is the `cursor` that goes on with older clips.';

export function addNameChanges(server: McpServer, client: Client): void {
  server.registerTool(
    'try_name',
    {
      title: 'Dry run of a name',
      description: `Which mentions a name would have, before it is saved: hits, and mentions added and lost, with samples. With the \`id\` of a tracked name, what the change of it would do. ${SEARCH} ${FOREIGN}`,
      inputSchema: z.strictObject({ ...NewName.shape, cursor: z.string().max(4000).optional() }),
      annotations: READING,
    },
    async ({ cursor, ...body }) => {
      return answer(await read(DryRun, client.POST('/v1/names/dry-run', { params: { query: { cursor } }, body })));
    },
  );

  server.registerTool(
    'create_name',
    {
      title: 'Track a name',
      description: `New clips are searched for it at once, older ones within some minutes. Try it with \`try_name\` first. ${UNASKED}`,
      inputSchema: NewName,
      annotations: ADDING,
    },
    async (body) => answer(await read(Name, client.POST('/v1/names', { body }))),
  );

  server.registerTool(
    'change_name',
    {
      title: 'Change a tracked name',
      description: `Only the fields given change; lists are replaced whole. ${UNASKED}`,
      inputSchema: z.strictObject({
        name: tracked,
        changes: z.strictObject({ name: z.optional(GivenName.shape.name), aliases: aliases.optional(), ...options }),
      }),
      annotations: REPLACING,
    },
    async ({ name, changes }) => {
      const params = { path: { id: await requireNameId(client, name) } };
      const asked = await client.GET('/v1/names/{id}', { params });
      const { feeds: _, ...before } = await read(ShownName, Promise.resolve(asked));
      const headers = { 'if-match': asked.response.headers.get('etag') ?? '*' };
      const { name: spelling = before.name, aliases = before.aliases, ...rest } = changes;
      const body = { ...before, ...rest, name: spelling, aliases };
      const put = client.PUT('/v1/names/{id}', { params, headers, body });
      return answer(await read(Name, put));
    },
  );

  server.registerTool(
    'remove_name',
    {
      title: 'Stop tracking a name',
      description: `Mentions that were found stay. ${UNASKED}`,
      inputSchema: z.strictObject({ name: tracked }),
      annotations: REPLACING,
    },
    async ({ name }) => {
      const id = await requireNameId(client, name);
      await client.DELETE('/v1/names/{id}', { params: { path: { id } } });
      return answer({ id, removed: true });
    },
  );
}
