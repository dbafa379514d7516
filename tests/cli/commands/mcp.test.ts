import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { expect, it, onTestFinished } from 'vitest';
import { clipRecord, page } from '../../support/fake/api-responses.ts';
import { type ApiResponse, startApi } from '../../support/run-command.ts';

it('mcp serves an assistant over standard input and output, with nothing else on them, and ends with it', async () => {
  const api = await startApi(({ path }): ApiResponse => {
    if (path === '/v1/clips') return page([clipRecord(1)]);
    return { status: 403, body: { title: 'Forbidden', status: 403, detail: 'Not with this token.' } };
  });
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: ['cli/clipwatch.mjs', 'mcp', '--allow-changes'],
    env: { CLIPWATCH_API_URL: api.url, CLIPWATCH_TOKEN: 'cw_token' },
    stderr: 'pipe',
  });
  const client = new Client({ name: 'a test', version: '1' });
  const faults: unknown[] = [];
  client.onerror = (error) => faults.push(error);
  let written = '';
  transport.stderr?.on('data', (chunk: Buffer) => {
    written += chunk.toString();
  });
  await client.connect(transport);
  onTestFinished(() => client.close());

  expect(client.getServerVersion()).toMatchObject({ name: 'clipwatch' });
  expect((await client.listTools()).tools).toHaveLength(14);
  const found = await client.callTool({ name: 'search_clips', arguments: { q: 'peace', limit: 1 } });
  expect(found.structuredContent).toMatchObject({ items: [{ clipId: 'clip1' }], nextCursor: null });
  expect(api.asked[0]).toMatchObject({ authorization: 'Bearer cw_token', query: { q: 'peace', limit: '1' } });
  const refused = await client.callTool({ name: 'create_name', arguments: { name: 'Jane Doe' } });
  expect(refused).toMatchObject({
    isError: true,
    content: [{ text: expect.stringContaining('Not with this token.') }],
  });
  const wrong = await client.callTool({ name: 'search_clips', arguments: { colour: 'red', limit: 0 } });
  expect(wrong).toMatchObject({
    isError: true,
    content: [{ text: expect.stringMatching(/colour[\s\S]*limit|limit[\s\S]*colour/) }],
  });

  await client.close();
  expect([faults, written]).toEqual([[], '']);
});
