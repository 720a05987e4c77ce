// Keeps how long test files take, for their order: `node test/house/durations.ts REPORT...` after a run that wrote reports (`reports/e2e.json`, `reports/tests-utc.json`).
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const ROOT = path.join(import.meta.dirname, '..', '..');
const KEPT = path.join(ROOT, 'test', 'config', 'durations.json');
/** Unit tests that take less than this need no order. */
const LEAST_SECONDS = 1;

const keptShape = z.record(z.string(), z.number());
const reportShape = z.object({ testResults: z.array(z.object({ name: z.string(), startTime: z.number(), endTime: z.number() })) });

const kept = new Map(Object.entries(keptShape.parse(JSON.parse(readFileSync(KEPT, 'utf8')))));
for (const report of process.argv.slice(2)) {
  const { testResults } = reportShape.parse(JSON.parse(readFileSync(report, 'utf8')));
  for (const { name, startTime, endTime } of testResults) {
    const file = path.relative(ROOT, name).split(path.sep).join('/');
    const seconds = Math.round((endTime - startTime) / 1000);
    if (seconds >= LEAST_SECONDS || /^test\/(?:e2e|electron)\//.test(file)) kept.set(file, seconds);
    else kept.delete(file);
  }
}
const rows = [...kept].filter(([file]) => existsSync(path.join(ROOT, file))).toSorted(([a], [b]) => (a < b ? -1 : 1));
writeFileSync(KEPT, `${JSON.stringify(Object.fromEntries(rows), null, 2)}\n`);
