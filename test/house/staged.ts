// The quick check before a commit: types, lint and layers, if code is staged; format of the staged files.
import { execFileSync } from 'node:child_process';
import { runSteps, type Step } from './steps.ts';

const staged = execFileSync('git', ['diff', '--cached', '--name-only', '--diff-filter=ACMR', '-z'], { encoding: 'utf8' }).split('\0');
const formatted = staged.filter((path) => /\.([jt]sx?|json|md|ya?ml)$/.test(path));
const code = staged.filter((path) => /\.[jt]sx?$/.test(path));
const steps: Step[] = [];
if (code.length > 0) {
  steps.push({ name: 'types', command: ['tsc', '-p', '.'] });
  steps.push({ name: 'lint of what is staged', command: ['oxlint', '--no-error-on-unmatched-pattern', ...code] });
  steps.push({ name: 'layers', command: ['node', 'test/house/layers.ts'] });
}
if (formatted.length > 0) {
  steps.push({ name: 'format of what is staged', command: ['oxfmt', '--check', '--no-error-on-unmatched-pattern', ...formatted] });
}
if (steps.length > 0 && !(await runSteps(steps, 2))) process.exitCode = 1;
