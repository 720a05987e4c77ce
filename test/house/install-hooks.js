// Run by npm after an install: points git at .githooks. Never fails an install: outside git, in CI or without git it does nothing. Plain JavaScript: old Nodes read it.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

if (!process.env['CI'] && existsSync('.git') && existsSync('.githooks')) {
  try {
    execFileSync('git', ['config', 'core.hooksPath', '.githooks'], { stdio: 'ignore' });
  } catch {
    process.stderr.write('git hooks are not set up: git could not be run\n');
  }
}
