/** POST /uploads: a signed form by which a browser sends one file to the inbox. */
import { randomUUID } from 'node:crypto';
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { MAX_FILE_BYTES } from '../../../shared/clip/limits.ts';
import { uploadKey } from '../../../shared/clip/upload-key.ts';
import type { Access, ApiEnv } from '../access.ts';
import type { Dependencies } from '../dependencies.ts';
import { Problem, problems, refuseMisfit } from '../problem.ts';
import { json, jsonBody } from '../schemas.ts';

const MEGABYTE = 1024 * 1024;
/** A media type with its parameters (RFC 9110, section 8.3.1). */
const MEDIA_TYPE = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(?: *; *[\w!#$&^.+-]+=(?:[\w!#$&^.+-]+|"[ !#-[\]-~]*"))*$/;
const UNKNOWN_TYPE = 'application/octet-stream';

const NewUpload = z
  .strictObject({
    name: z.string().min(1).max(4096).meta({ description: 'The name of the file', example: 'astana-platform.txt' }),
    size: z
      .int()
      .min(1)
      // Of a file that is too large the answer is 413.
      .max(Number.MAX_SAFE_INTEGER)
      .meta({ description: `Its bytes, exactly; ${MAX_FILE_BYTES} at most`, example: 18_230 }),
    type: z
      .union([z.literal(''), z.string().max(255).regex(MEDIA_TYPE, 'use a media type such as text/html')])
      .default('')
      .meta({ description: 'Its media type, where that is known', example: 'text/plain' }),
  })
  .openapi('NewUpload');

const Upload = z
  .object({
    url: z.url().meta({ description: 'Where the form is sent, by POST' }),
    fields: z
      .record(z.string(), z.string())
      .meta({ description: 'The fields of the form, multipart/form-data; after them the file, as `file`' }),
    key: z.string().meta({ description: 'The key of the file in the inbox, by which its receipt is found' }),
  })
  .openapi('Upload');

const route = createRoute({
  operationId: 'createUpload',
  method: 'post',
  path: '/uploads',
  tags: ['clips'],
  summary: 'A form that uploads one file to the inbox',
  description:
    'It works for 15 minutes, for exactly this size and type. Send its `fields` and then the file as multipart/form-data to `url`; the receipt of `key` says what became of it.',
  request: { body: jsonBody(NewUpload) },
  responses: { 200: json(Upload, 'The form'), ...problems(400, 401, 403, 413, 415, 500) },
});

export function uploadRoutes({ signUpload, now }: Dependencies, access: Access) {
  const routes = new OpenAPIHono<ApiEnv>({ defaultHook: refuseMisfit });
  return routes.openapi(access.requires('write', route), async (c) => {
    const { name, size, type } = c.req.valid('json');
    if (size > MAX_FILE_BYTES) throw tooLarge(size);
    const at = new Date(now());
    const key = uploadKey(name, at, randomUUID());
    const { url, fields } = await signUpload({ key, size, type: type || UNKNOWN_TYPE }, at);
    return c.json({ url, fields: { ...fields }, key }, 200);
  });
}

function tooLarge(size: number): Problem {
  const [megabytes, limit] = [Math.ceil(size / MEGABYTE), MAX_FILE_BYTES / MEGABYTE];
  const message = `The file has ${megabytes} MB; split it or keep it under ${limit} MB.`;
  return new Problem(413, message, { errors: [{ in: 'body', path: 'size', message }] });
}
