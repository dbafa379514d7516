/** Tools that only read. */
import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import * as z from 'zod';
import { ListedEmbed, ListedMention, Timeline } from '../../shared/contract/api.ts';
import { CheckStatus, Clip, Day } from '../../shared/contract/clip.ts';
import { Name } from '../../shared/contract/name.ts';
import { beginning } from '../../shared/well-formed.ts';
import { type Client, read } from '../client/client.ts';
import { requireNameId } from '../client/find-name.ts';
import { answer, FOREIGN, PAGING, READING } from './answer.ts';

/** Of a summary in a list; of a clip alone it is whole. */
const MAX_SUMMARY = 300;
/** Places of a name in a clip that are shown. */
const MAX_SPANS = 5;

const paging = {
  limit: z.int().min(1).max(50).default(10).describe('At most so many items'),
  cursor: z.string().max(4000).optional().describe('`nextCursor` of the page before'),
};
const name = z.string().min(1).max(200).describe('A tracked name: its id, or the name itself');
const order = z.enum(['newest', 'oldest']).default('newest');
const days = {
  from: z.optional(Day).describe('First day of publication, YYYY-MM-DD'),
  to: z.optional(Day).describe('Last day of publication, YYYY-MM-DD'),
};

export function addReadTools(server: McpServer, client: Client): void {
  addClipTools(server, client);
  addNameTools(server, client);
  server.registerTool(
    'list_videos',
    {
      title: 'Videos by state',
      description: `Videos that clips embed, those whose state changed last first: \`gone\` ones died; \`restricted\` and \`unknown\` ones are not gone. ${PAGING} ${FOREIGN}`,
      inputSchema: z.strictObject({ status: z.optional(CheckStatus).describe('All, if left out'), ...paging }),
      annotations: READING,
    },
    async (query) => answer(await read(pageOf(ListedEmbed), client.GET('/v1/embeds', { params: { query } }))),
  );
}

function addClipTools(server: McpServer, client: Client): void {
  server.registerTool(
    'search_clips',
    {
      title: 'Search clips',
      description: `Clips of the archive (articles, broadcasts, interviews), those of the newest day first; all filters combine. ${PAGING} ${FOREIGN}`,
      inputSchema: z.strictObject({
        q: z
          .string()
          .max(200)
          .optional()
          .describe('Words that all occur in title, outlet, author, keywords or summary'),
        ...days,
        outlet: z.string().max(200).optional().describe('The outlet, as clips name it'),
        language: z.string().max(35).optional().describe('Primary BCP-47 tag, such as en'),
        name: name.optional().describe('Clips that mention this tracked name: its id, or the name itself'),
        embedStatus: z.optional(CheckStatus).describe('Clips with a video of this state'),
        story: z.string().max(200).optional().describe('Clips of this story'),
        receivedAfter: z.iso.datetime().optional().describe('Clips whose file came later than this instant'),
        order,
        ...paging,
      }),
      annotations: READING,
    },
    async ({ name: asked, ...query }) => {
      const nameId = asked === undefined ? undefined : await requireNameId(client, asked);
      const page = await read(pageOf(Clip), client.GET('/v1/clips', { params: { query: { ...query, nameId } } }));
      return answer({ items: page.items.map(brief), nextCursor: page.nextCursor });
    },
  );

  server.registerTool(
    'show_clip',
    {
      title: 'Show a clip',
      description: `One clip with all its fields; \`evidence\` says by which rule each was found and where in the file (start and end in UTF-16 units), \`mentions\` which tracked names stand in it, \`embeds\` its videos with their last check, \`warnings\` what to mend. ${FOREIGN}`,
      inputSchema: z.strictObject({ clipId: z.string().min(1).max(200).describe('As `search_clips` answers it') }),
      annotations: READING,
    },
    async ({ clipId }) =>
      answer(whole(await read(Clip, client.GET('/v1/clips/{clipId}', { params: { path: { clipId } } })))),
  );
}

function addNameTools(server: McpServer, client: Client): void {
  server.registerTool(
    'list_names',
    {
      title: 'Tracked names',
      description: `The names that clips are searched for, with their other spellings, by id. ${PAGING}`,
      inputSchema: z.strictObject(paging),
      annotations: READING,
    },
    async (query) => answer(await read(pageOf(Name), client.GET('/v1/names', { params: { query } }))),
  );

  server.registerTool(
    'list_mentions',
    {
      title: 'Mentions of a name',
      description: `Where a tracked name was mentioned: clip, how often, and the sentence around the first place. ${PAGING} ${FOREIGN}`,
      inputSchema: z.strictObject({ name, order, ...paging }),
      annotations: READING,
    },
    async ({ name: asked, ...query }) => {
      const path = { id: await requireNameId(client, asked) };
      const mentions = client.GET('/v1/names/{id}/mentions', { params: { path, query } });
      const { items, nextCursor } = await read(pageOf(ListedMention), mentions);
      return answer({ items: items.map(({ spans: _, marks: __, ...mention }) => mention), nextCursor });
    },
  );

  server.registerTool(
    'show_timeline',
    {
      title: 'Timeline of a name',
      description:
        'How many clips mention a tracked name, and how often, by day, week (from Monday) or month, empty ones included. Without `to` it ends with the last day that has a mention.',
      inputSchema: z.strictObject({ name, ...days, by: z.enum(['day', 'week', 'month']).default('month') }),
      annotations: READING,
    },
    async ({ name: asked, ...query }) => {
      const path = { id: await requireNameId(client, asked) };
      return answer(await read(Timeline, client.GET('/v1/names/{id}/timeline', { params: { path, query } })));
    },
  );
}

function pageOf<S extends z.core.$ZodType>(item: S) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

/** What tells whether a clip is the one that is looked for. */
function brief({ clipId, title, outlet, publishedOn, language, summary, mentions, embeds, story }: Clip) {
  return {
    ...{ clipId, title, outlet, publishedOn, language, story },
    summary: summary !== null && summary.length > MAX_SUMMARY ? `${beginning(summary, MAX_SUMMARY)}…` : summary,
    names: mentions.map(({ nameId, count }) => ({ nameId, count })),
    videos: embeds.map(({ check }) => check?.status ?? 'unchecked'),
  };
}

/** A clip without what only machines read: other candidates of its fields, all places of a name after the first. */
function whole({ candidates: _, mentions, embeds, ...clip }: Clip) {
  return {
    ...clip,
    mentions: mentions.map(({ spans, marks: __, ...mention }) => ({ ...mention, spans: spans.slice(0, MAX_SPANS) })),
    embeds: embeds.map(({ proof: __, ...embed }) => embed),
  };
}
