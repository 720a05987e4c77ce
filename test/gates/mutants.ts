// Stryker over lines outside of the domain that a seed draws: `npm run gate -- mutants [--seed N] [--lines N] [--layer contract|backend|sheets|hosts|electron]`.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { listFiles, readOriginal } from './mistakes/working-copy.ts';
import { drawLines } from './sampling.ts';
import { LAYERS, layerOf, scoreByLayer, type Layer } from './mutant-scores.ts';

const STRYKER_REPORT = 'reports/mutants-stryker.json';
const REPORT = 'reports/mutants.json';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    lines: { type: 'string', default: '60' },
    layer: { type: 'string', multiple: true, default: Object.keys(LAYERS) },
  },
});

/** Words are data: a changed text is what the tests of words and screens look for, not Stryker. */
const isCode = (file: string): boolean => file.endsWith('.ts') && !/\.(?:test|d)\.ts$/.test(file) && !/\/words(?:-[a-z]+)*\.ts$/.test(file);

const chosen = Object.entries(LAYERS).filter(([name]) => values.layer.includes(name));
const files = listFiles(...chosen.map(([, folder]) => folder)).filter(isCode);
const sources = files.map((path) => ({ path, text: readOriginal(path) }));
const lines = drawLines(sources, Number(values.seed)).slice(0, Number(values.lines));
if (lines.length === 0) throw new Error(`no lines to draw from in ${values.layer.join(', ')}`);

rmSync(STRYKER_REPORT, { force: true });
const ranges = lines.map(({ file, line }) => `${file}:${line}-${line}`);
const words = ['run', 'test/config/stryker-sample.config.json', '--mutate', ranges.join(',')];
const { status } = spawnSync('stryker', words, { stdio: 'inherit', shell: process.platform === 'win32' });
if (status !== 0) process.exit(1);
if (!existsSync(STRYKER_REPORT)) {
  console.log(`\nseed ${values.seed}: no test in this process imports what was drawn:\n${ranges.join('\n')}`);
  process.exit(0);
}

const scores = scoreByLayer(JSON.parse(readFileSync(STRYKER_REPORT, 'utf8')));
console.log(`\nseed ${values.seed}, ${lines.length} lines`);
for (const [layer, { noticed, missed, survivors }] of scores) {
  const drawn = lines.filter(({ file }) => layerOf(file) === layer).length;
  const all = noticed + missed;
  console.log(
    `${layer}: ${drawn} lines, ${noticed} of ${all} mutants noticed${all === 0 ? '' : `, ${((100 * noticed) / all).toFixed(1)} %`}`,
  );
  for (const one of survivors) console.log(`  ${one}`);
}
mkdirSync('reports', { recursive: true });
const byLayer: Partial<Record<Layer, unknown>> = Object.fromEntries(scores);
writeFileSync(REPORT, `${JSON.stringify({ seed: Number(values.seed), lines: ranges, byLayer }, null, 2)}\n`);
