/** POST /names/import, GET /names/export: whole lists, as CSV or JSON. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { NamesImported } from '../../../shared/contract/api.ts';
import { lookAlikeId } from '../../../shared/look-alike.ts';
import {
  NAME_LIST_FORMATS,
  type NameListFormat,
  type NameListRead,
  type RowError,
  readNameList,
  writeNameList,
} from '../../../shared/name-list/index.ts';
import type { Access, ApiEnv } from '../access.ts';
import type { Dependencies } from '../dependencies.ts';
import { sentOn } from '../large-answers.ts';
import { refuseOverfull } from '../names-room.ts';
import { Problem, problems, refuseMisfit } from '../problem.ts';
import { json, NewName } from '../schemas.ts';

/** Per request: more names would exceed the timeout of the function. */
const MAX_NAMES = 2000;
/** Of a list; the payload of a Lambda function may have 6 MB (AWS quota). */
export const MAX_LIST_BYTES = 4 * 1024 * 1024;
/** Errors listed in a response. */
const MAX_ERRORS = 100;

const CONTENT_TYPES: Readonly<Record<NameListFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json',
};
const tags = ['names'];

const importing = createRoute({
  operationId: 'importNames',
  method: 'post',
  path: '/names/import',
  tags,
  summary: 'Create or replace the names of a list',
  description: `At most ${MAX_NAMES}. Nothing is written if a row is wrong, unless \`partial\`. Names that are not in the list stay. Characters that show nothing, such as soft hyphens and marks of direction, are left out; \`cleaned\` says of how many rows.`,
  request: {
    query: z.strictObject({
      partial: z
        .stringbool()
        .default(false)
        .openapi({ type: 'boolean', description: 'Take the rows that are right, tell the others', example: true }),
    }),
    body: {
      required: true,
      content: {
        'text/csv': {
          schema: z
            .string()
            .meta({ maxLength: MAX_LIST_BYTES, description: 'UTF-8; the first line names the columns' }),
        },
        'application/json': {
          schema: z.unknown().openapi({ type: 'array', maxItems: MAX_NAMES, items: newNameReference() }),
        },
      },
    },
  },
  responses: {
    200: json(z.object(NamesImported.shape).openapi('NamesImported'), 'What became of the names'),
    ...problems(400, 401, 403, 413, 415, 429, 500),
  },
});

const exporting = createRoute({
  operationId: 'exportNames',
  method: 'get',
  path: '/names/export',
  tags,
  summary: 'Every tracked name, as a list that can be imported',
  description: 'As an attachment `names.csv` or `names.json`.',
  request: {
    query: z.strictObject({
      format: z.enum(NAME_LIST_FORMATS).optional().meta({
        description: 'Without it the header Accept decides; JSON unless it asks for text/csv',
        example: 'csv',
      }),
    }),
  },
  responses: {
    200: {
      description: 'The names',
      content: { 'text/csv': { schema: z.string() }, 'application/json': { schema: z.array(NewName) } },
    },
    307: sentOn,
    ...problems(400, 401, 403, 500),
  },
});

export function nameListRoutes(dependencies: Dependencies, access: Access) {
  const { importNames, allNames, namesById, startCompile } = dependencies;
  return new OpenAPIHono<ApiEnv>({ defaultHook: refuseMisfit })
    .openapi(access.requires('write', importing), async (c) => {
      const format = formatOf(c.req.header('content-type') ?? '');
      if (format === null) {
        throw new Problem(
          415,
          'Send the list as CSV or JSON, with the header Content-Type: text/csv or application/json.',
        );
      }
      const body = new Uint8Array(await c.req.arrayBuffer());
      const { cleaned, isCut, ...read } = await readNameList(body, format, MAX_NAMES);
      if (isCut) throw new Problem(413, `A list may have ${MAX_NAMES} names at most: send it in parts.`);
      const { names, errors } = await withoutLookAlikes(read, namesById);
      if (errors.length > 0 && !c.req.valid('query').partial) throw refusalOf(errors);
      const list = names.map(({ name }) => name);
      await refuseOverfull(list, dependencies);
      const imported = await importNames(list);
      if (imported.created + imported.replaced > 0) await startCompile();
      return c.json(
        { ...imported, ...(cleaned !== undefined && { cleaned }), errors: errors.slice(0, MAX_ERRORS) },
        200,
      );
    })
    .openapi(access.reads(exporting), async (c) => {
      const accepted = c.req.header('accept')?.includes('text/csv') ? 'csv' : 'json';
      const format = c.req.valid('query').format ?? accepted;
      const list = await writeNameList(await allNames(), format);
      const disposition = `attachment; filename="names.${format}"`;
      return c.body(list, 200, { 'content-type': CONTENT_TYPES[format], 'content-disposition': disposition });
    });
}

/** Rows with a new id that passes for another become errors. */
async function withoutLookAlikes(
  { names, errors }: Pick<NameListRead, 'names' | 'errors'>,
  namesById: Dependencies['namesById'],
): Promise<Pick<NameListRead, 'names' | 'errors'>> {
  const odd = names.flatMap(({ line, name: { id } }) => {
    const message = lookAlikeId(id);
    return message === null ? [] : [{ id, error: { line, field: 'id', message } }];
  });
  if (odd.length === 0) return { names, errors };
  const known = await namesById(odd.map(({ id }) => id));
  const refused = new Map(odd.filter(({ id }) => !known.has(id)).map(({ id, error }) => [id, error]));
  return {
    names: names.filter(({ name }) => !refused.has(name.id)),
    errors: [...errors, ...refused.values()].sort((a, b) => a.line - b.line),
  };
}

function formatOf(contentType: string): NameListFormat | null {
  const type = contentType.split(';', 1)[0]?.trim().toLowerCase();
  if (type === 'text/csv') return 'csv';
  return type === 'application/json' ? 'json' : null;
}

function refusalOf(errors: readonly RowError[]): Problem {
  const shown = errors.slice(0, MAX_ERRORS);
  const rest = errors.length > shown.length ? ` The first ${shown.length} are told.` : '';
  const what = errors.length === 1 ? 'there is 1 error' : `there are ${errors.length} errors`;
  return new Problem(400, `Nothing was imported: ${what}.${rest}`, {
    errors: shown.map(({ line, field, message }) => ({
      in: 'body',
      path: field === '' ? `line ${line}` : `line ${line}, ${field}`,
      message,
    })),
  });
}

function newNameReference() {
  return { $ref: '#/components/schemas/NewName' };
}
