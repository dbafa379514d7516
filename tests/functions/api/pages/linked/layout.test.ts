import { createHash } from 'node:crypto';
import { html } from 'hono/html';
import { expect, it } from 'vitest';
import { layout } from '../../../../../functions/api/pages/linked/layout.ts';
import { STYLE_SOURCE } from '../../../../../functions/api/pages/linked/style-source.ts';

it('the policy allows the one style of these pages', async () => {
  const page = String(await layout('A title', html`<p>Words</p>`));
  const style = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? '';
  expect(STYLE_SOURCE).toBe(`'sha256-${createHash('sha256').update(style).digest('base64')}'`);
  expect(page).not.toMatch(/<script|style=/);
});
