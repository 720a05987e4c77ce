// `npm run figures`: how large the house is: files and lines of what ships, how long its files and functions are, and which functions are over 60 lines.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';
import { isDataTable, isProductCode, lineCount, percentile } from './house-rules.ts';
import { functionsIn } from './function-lengths.ts';
import { treeFiles } from './tree.ts';

/** As the lint rule `max-lines-per-function` has it. */
const LINES_OF_FUNCTION = 60;

const root = process.cwd();
const files = treeFiles(root)
  .filter(isProductCode)
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
const counts = files.map(({ text }) => lineCount(text));
const sizes = files.filter(({ path }) => !isDataTable(path)).map(({ text }) => lineCount(text));
const functions = files.flatMap(({ path, text }) => functionsIn(parseSync(path, text).program, text).map((one) => ({ path, ...one })));
const lengths = functions.map(({ lines }) => lines);

console.log(`files          ${files.length}`);
console.log(`lines          ${counts.reduce((sum, one) => sum + one, 0)}`);
console.log(
  `file           p50 ${percentile(sizes, 0.5)}, p95 ${percentile(sizes, 0.95)}, most ${Math.max(...sizes)} (tables of data aside)`,
);
console.log(`functions      ${functions.length}`);
console.log(`function       p50 ${percentile(lengths, 0.5)}, p95 ${percentile(lengths, 0.95)}, most ${Math.max(...lengths)}`);
for (const { path, line, lines } of functions.filter((one) => one.lines > LINES_OF_FUNCTION))
  console.log(`over ${LINES_OF_FUNCTION}: ${path}:${line} ${lines}`);
