/**
 * Checks which folder knows which, on the project and on the planted violations: a checker that cannot read the
 * sources says "no violations" too, so every rule must be seen to bite. Exit status 1 on either failure.
 */
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { rules } from './dependency-rules.ts';

const PLANTED = 'tests/fixtures/planted/';
const SOURCES = ['shared', 'functions', 'infra', 'cli', 'local', 'bench', 'tests'];

async function violations(folders: string[], root: string, exclude: string): Promise<ICruiseResult> {
  const { output } = await cruise(
    folders,
    {
      ruleSet: { forbidden: rules(root) },
      validate: true,
      exclude: { path: exclude },
      doNotFollow: { path: 'node_modules' },
      tsPreCompilationDeps: true,
      combinedDependencies: false,
      enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
    },
    undefined,
    { tsConfig: extractTSConfig('tsconfig.json') },
  );
  if (typeof output === 'string') throw new Error('dependency-cruiser answered text, not a result');
  return output;
}

const project = await violations(SOURCES, '', `^(${PLANTED}|node_modules/.*/node_modules)`);
for (const { from, to, rule } of project.summary.violations) console.error(`${rule.name}: ${from} → ${to}`);
const planted = await violations([PLANTED], PLANTED, '^$');
const reported = new Set(planted.summary.violations.map(({ rule }) => rule.name));
const blind = rules(PLANTED).filter(({ name }) => !reported.has(name ?? ''));
for (const { name = 'unnamed' } of blind)
  console.error(`${name}: the planted violation was not reported, so the rule is blind`);

console.log(
  `dependencies: ${project.summary.totalCruised} modules read, ${project.summary.violations.length} violations, ${reported.size} rules seen to bite`,
);
process.exitCode = project.summary.violations.length + blind.length === 0 ? 0 : 1;
