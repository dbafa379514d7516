/** GET /stories/{story}, POST /stories/{story}/split, POST /stories/merge */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { Story, StoryClip } from '../../../shared/contract/api.ts';
import type { Access, ApiEnv } from '../access.ts';
import type { Dependencies } from '../dependencies.ts';
import { Problem, problems, refuseInvalid } from '../problem.ts';
import { idInBody, json, jsonBody, pathId } from '../schemas.ts';

const ApiStory = z
  .object({ ...Story.shape, items: z.array(z.object(StoryClip.shape).openapi('StoryClip')) })
  .openapi('Story');

const params = z.object({
  story: pathId.meta({ description: 'As `story` of a clip', example: '466bca80edb82e6b873a87721f6aa955' }),
});
/** Stories in one request: each is looked up. */
const MAX_STORIES = 20;

const read = createRoute({
  operationId: 'getStory',
  method: 'get',
  path: '/stories/{story}',
  tags: ['clips'],
  summary: 'The clips of a story, those of the newest days first, and how alike they are',
  description: 'A story that was merged into another is answered with that one.',
  request: { params },
  responses: { 200: json(ApiStory, 'The story'), ...problems(400, 401, 403, 404, 500) },
});

const split = createRoute({
  operationId: 'splitStory',
  method: 'post',
  path: '/stories/{story}/split',
  tags: ['clips'],
  summary: 'Gives a clip a story of its own',
  description: 'It stays so, for new versions of its file too, and later copies of it follow it. Nobody is mailed.',
  request: { params, body: jsonBody(z.strictObject({ clipId: idInBody })) },
  responses: { 200: json(ApiStory, 'The new story of the clip'), ...problems(400, 401, 403, 404, 409, 500) },
});

const merge = createRoute({
  operationId: 'mergeStories',
  method: 'post',
  path: '/stories/merge',
  tags: ['clips'],
  summary: 'Makes one story of several: the first stays, the others lead to it',
  description:
    'Later copies of their clips join it. Nobody is mailed. Of a large story a request changes 200 clips; all of them are shown with the story that stays, and the same request again changes further ones.',
  request: {
    body: jsonBody(
      z.strictObject({
        stories: z
          .array(idInBody)
          .min(2)
          .max(MAX_STORIES)
          .refine((stories) => new Set(stories).size > 1, 'give at least two stories'),
      }),
    ),
  },
  responses: { 200: json(ApiStory, 'The story that stays'), ...problems(400, 401, 403, 404, 409, 500) },
});

export function storyRoutes(dependencies: Dependencies, access: Access) {
  const { getStory, splitStory, mergeStories, readText, now } = dependencies;
  const byHand = (who: string) => ({ who, readText, now: new Date(now()) });
  return new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid })
    .openapi(access.reads(read), async (c) => {
      const found = await getStory(c.req.valid('param').story);
      if (found === null) throw missing();
      return c.json(found, 200);
    })
    .openapi(access.requires('write', split), async (c) => {
      const { story } = c.req.valid('param');
      const done = await splitStory(story, c.req.valid('json').clipId, byHand(c.get('who')));
      switch (done.kind) {
        case 'split':
          return c.json(done.story, 200);
        case 'missing':
          throw new Problem(404, 'There is no such clip, or its file was removed.');
        case 'elsewhere':
          throw new Problem(409, `This clip is in another story: ${done.story}.`);
        default:
          return done satisfies never;
      }
    })
    .openapi(access.requires('write', merge), async (c) => {
      const done = await mergeStories(c.req.valid('json').stories, byHand(c.get('who')));
      switch (done.kind) {
        case 'merged':
          return c.json(done.story, 200);
        case 'missing':
          throw missing(done.story);
        case 'too-many':
          throw new Problem(409, `A story can be made of ${done.most} at most.`);
        default:
          return done satisfies never;
      }
    });
}

function missing(story?: string): Problem {
  const what = story === undefined ? 'such story' : `story ${story}`;
  return new Problem(
    404,
    `There is no ${what}, or none of its clips is left: they were removed, or split off into other stories.`,
  );
}
