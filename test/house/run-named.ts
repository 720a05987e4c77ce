// `npm run gate -- NAME` and `npm run bench -- NAME`: the long programs by name, which run by hand. Without a name it lists them.
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const GATES: Readonly<Record<string, string>> = {
  any: 'test/workbooks/fill-any.ts',
  arm: 'test/package/arm-gate.ts',
  big: 'test/gates/big-base.ts',
  crowd: 'test/gates/crowd.ts',
  deb: 'test/package/deb-gate.ts',
  electron: 'test/package/electron-gate.ts',
  forgeries: 'test/gates/forgeries.ts',
  formulas: 'test/libreoffice/formula-results.ts',
  growth: 'test/libreoffice/gate-growth.ts',
  honest: 'test/gates/honest-sequences.ts',
  lan: 'test/gates/two-computers.ts',
  'lan-namespaces': 'test/gates/two-namespaces.ts',
  mistakes: 'test/gates/mistakes.ts',
  mutants: 'test/gates/mutants.ts',
  office: 'test/libreoffice/open-and-recalculate.ts',
  safety: 'test/gates/safety.ts',
  stopped: 'test/gates/stopped-commands.ts',
  support: 'test/gates/support-copies.ts',
  tarball: 'test/package/clean-root.ts',
  updates: 'test/package/hostile-updates.ts',
  windows: 'test/package/windows-gate.ts',
};

const BENCHES: Readonly<Record<string, string>> = {
  board: 'test/bench/page-board.ts',
  check: 'test/bench/check.ts',
  day: 'test/bench/day.ts',
  desk: 'test/bench/desk.ts',
  forms: 'test/bench/forms.ts',
  growth: 'test/bench/growth.ts',
  'held-up': 'test/bench/held-up.ts',
  page: 'test/bench/page.ts',
  peers: 'test/bench/day-queries.ts',
  ratios: 'test/bench/bench.ts',
  reads: 'test/bench/reads.ts',
  start: 'test/bench/start.ts',
  workbook: 'test/bench/workbook.ts',
};

const [kind = '', name = '', ...given] = process.argv.slice(2);
const programs = kind === 'gate' ? GATES : BENCHES;
const program = Object.hasOwn(programs, name) ? programs[name] : undefined;
if (program === undefined) {
  console.error(`npm run ${kind} -- NAME, one of: ${Object.keys(programs).join(', ')} (docs/testing.md)`);
  process.exitCode = 2;
} else {
  const root = path.join(import.meta.dirname, '..', '..');
  process.exitCode = spawnSync(process.execPath, [path.join(root, program), ...given], { stdio: 'inherit' }).status ?? 1;
}
