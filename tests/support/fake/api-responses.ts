/** Responses of the API that the tests of commands work with. */
import type { ApiRequest, ApiResponse } from '../run-command.ts';

export const kassis = { id: 'randa-kassis', name: 'Randa Kassis', aliases: ['Ранда Кассис'] };

export const notFound: ApiResponse = {
  status: 404,
  body: { title: 'Not Found', status: 404, detail: 'It does not exist.' },
};

/** One page of a list. */
export function page(items: unknown[], nextCursor: string | null = null): ApiResponse {
  return { body: { items, nextCursor } };
}

/** An API that tracks one name, Randa Kassis; every other request gets the response of `rest`. */
export function withKassis(rest: (request: ApiRequest) => ApiResponse = () => notFound) {
  return (request: ApiRequest): ApiResponse => {
    if (request.method === 'GET' && request.path === '/v1/names/randa-kassis') return { body: kassis };
    if (request.method === 'GET' && request.path === '/v1/names') return page([kassis]);
    return rest(request);
  };
}

/** A clip as the API returns it. */
export const clipRecord = (number: number, overrides: object = {}) => ({
  file: `${number}.txt`,
  format: 'html',
  title: `Title ${number}`,
  outlet: 'Al Mayadeen TV',
  publishedOn: '2017-02-15',
  summary: 'The Astana platform emerged.',
  language: 'en',
  embeds: [{ provider: 'youtube', videoId: 'x', url: 'https://www.youtube.com/watch?v=x', check: null }],
  mentions: [{ nameId: 'randa-kassis', count: 1, spans: [], snippet: 'Randa Kassis spoke.' }],
  evidence: { title: { rule: 'first-heading', start: 0, end: 7 } },
  warnings: [],
  clipId: `clip${number}`,
  bucket: 'inbox',
  key: `${number}.txt`,
  receivedAt: '2026-01-02T03:04:05.000Z',
  receipt: {
    bucket: 'inbox',
    key: `${number}.txt`,
    versionId: 'v',
    outcome: 'parsed',
    reason: null,
    receivedAt: '2026-01-02T03:04:05.000Z',
    settledAt: '2026-01-02T03:04:06.000Z',
  },
  story: 's',
  revision: 1,
  ...overrides,
});
