/** `npm run cost`: what the stack costs, from counted units and a dated price list. */
import { parseArgs } from 'node:util';
import { jsonLines, lines } from '../figures.ts';
import { countAll } from './counts.ts';
import { reports, summary } from './report.ts';

const help = `npm run cost [-- options]

  Runs the steps whose units the tests hold over services in memory, reads the synthesised template, and multiplies with
  the prices of bench/cost/prices.json and the assumptions of bench/cost/assumptions.json.

  --json       one JSON object a line
  --help       this text`;

process.exitCode = await main();

async function main(): Promise<number> {
  let options: { json?: boolean; help?: boolean };
  try {
    options = parseArgs({ options: { json: { type: 'boolean' }, help: { type: 'boolean' } } }).values;
  } catch (error) {
    console.error(`cost: ${error instanceof Error ? error.message : error}\n\n${help}`);
    return 2;
  }
  if (options.help) {
    console.log(help);
    return 0;
  }
  const counts = await countAll();
  for (const [name, report] of Object.entries(reports(counts))) {
    if (options.json) for (const line of jsonLines(name, report)) console.log(line);
    else console.log(`${lines(report).join('\n')}\n`);
  }
  if (!options.json) console.log(`In short: ${summary(counts)}.`);
  return 0;
}
