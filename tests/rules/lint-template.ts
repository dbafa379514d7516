/**
 * Checks the template of every kind of deployment with cfn-lint, which knows what CloudFormation accepts in each
 * region: `npm run lint:template`. Needs Python ≥ 3.10, and the Python registry the first time. Exit status 1 if
 * cfn-lint finds anything, or nothing in a template with a planted error.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { childEnvironment } from '../../local/child-environment.ts';
import { findPython } from '../../local/find-python.ts';
import { paths, root } from '../../local/paths.ts';
import { synthesise, variants } from '../support/synthesise.ts';

const REQUIREMENTS = fileURLToPath(new URL('cfn-lint.txt', import.meta.url));
/** The oldest region, one of Europe and the newest kind, which lacks what others have. */
const REGIONS = ['us-east-1', 'eu-central-1', 'ap-southeast-5'];
/** How the CDK writes, without effect: a DependsOn that a reference implies (W3005), Fn::Join instead of Fn::Sub (I1022). */
const IGNORED = ['W3005', 'I1022'];

const environment = childEnvironment(process.env);

/** Runs a command and returns its exit status; what it writes is shown unless it is ignored. */
function run(command: string, args: readonly string[], stdio: 'inherit' | 'ignore' = 'inherit'): number {
  const { status, error } = spawnSync(command, args, { stdio, env: environment, timeout: 600_000 });
  if (error) throw error;
  return status ?? 1;
}

/** The path of cfn-lint in a virtual environment of its own, which is made once. */
async function install(): Promise<string> {
  const version = createHash('sha256').update(readFileSync(REQUIREMENTS)).digest('hex').slice(0, 12);
  const folder = join(paths.folder, `cfn-lint-${version}`);
  const command = join(folder, 'bin', 'cfn-lint');
  if (existsSync(command)) return command;
  const search = await findPython({ cwd: root, env: environment, signal: AbortSignal.timeout(60_000) });
  if (search.kind === 'missing') throw new Error(search.message);
  const python = join(folder, 'bin', 'python');
  if (
    run(search.python.path, ['-I', '-m', 'venv', '--clear', folder]) !== 0 ||
    run(python, ['-I', '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', REQUIREMENTS]) !== 0
  ) {
    rmSync(folder, { recursive: true, force: true });
    throw new Error(`cfn-lint could not be installed from the Python package registry.`);
  }
  return command;
}

const command = await install();
const folder = mkdtempSync(join(tmpdir(), 'clipwatch-templates-'));
try {
  const lint = (name: string, template: object, stdio?: 'ignore'): number => {
    const file = join(folder, `${name}.json`);
    writeFileSync(file, JSON.stringify(template));
    const options = ['--regions', ...REGIONS, '--include-checks', 'I', '--ignore-checks', ...IGNORED];
    return run(command, [...options, '--', file], stdio);
  };
  const templates = variants.map((overrides) => synthesise(overrides).toJSON());
  const faulty = { ...templates[0], Outputs: { Planted: { Value: { Ref: 'Nobody' } } } };
  const planted = lint('planted', faulty, 'ignore') !== 0;
  if (!planted) console.error('cfn-lint did not report the planted error.');
  const bad = templates.filter((template, i) => lint(`variant-${i}`, template) !== 0);
  console.info(
    `${templates.length} templates, ${bad.length} with findings; a planted error was ${planted ? 'found' : 'missed'}`,
  );
  process.exitCode = bad.length === 0 && planted ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true });
}
