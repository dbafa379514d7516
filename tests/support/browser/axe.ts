/** What axe-core finds wrong with a page in Chromium, for people who read it by a screen reader, by keys, or enlarged. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import * as z from 'zod';

/** WCAG 2.0 to 2.2, levels A and AA, and what axe counts as best practice (axe-core API, "Axe-core Tags"). */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const Results = z.object({
  violations: z.array(
    z.object({ id: z.string(), help: z.string(), nodes: z.array(z.object({ target: z.array(z.unknown()) })) }),
  ),
});

/** A line a violation: the rule, what it asks for, and where it is broken. The debugger puts axe in: no policy of the page stops it. */
export async function violationsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const options = JSON.stringify({ runOnly: { type: 'tag', values: TAGS }, resultTypes: ['violations'] });
  const { violations } = Results.parse(await page.evaluate(`axe.run(document, ${options})`));
  return violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ target }) => target).join(', ')})`);
}
