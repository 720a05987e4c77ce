// A process that does one piece of long work: `node long-work-once.ts FOLDER import FILE` or `... FOLDER close MONTH`. Says when it begins and ends.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Base, openBase } from '../../src/backend/core/db/open.ts';
import { importNamedFiles } from '../../src/backend/intake/import-request.ts';
import { closeMonth } from '../../src/backend/report/filing/month-closing.ts';
import { reportMonth } from '../../src/backend/report/filing/export-report.ts';
import { parseMonth } from '../../src/domain/time/calendar.ts';
import { DEMO_CLOCK } from './demo-day.ts';

const ACTOR = { who: '周敏', host: 'window' } as const;

async function importFile(base: Base, file: string): Promise<boolean> {
  const files = [{ name: path.basename(file), bytes: readFileSync(file) }];
  const choices = { month: null, tenant: null, account: null, isDryRun: false, takesGoodRows: false, onDifference: 'replace' } as const;
  process.stdout.write('begins\n');
  return (await importNamedFiles(base, ACTOR, { files, ...choices })).ok;
}

function close(base: Base, text: string): boolean {
  const month = parseMonth(text);
  const report = month === null ? null : reportMonth(base, { month, profileId: null });
  if (month === null || report === null || !report.ok) return false;
  const explanations = Object.fromEntries(report.value.findings.map((finding) => [finding.id, '已核实']));
  process.stdout.write('begins\n');
  return closeMonth(base, ACTOR, { month, explanations, by: null }).ok;
}

const [folder = '', kind = '', what = ''] = process.argv.slice(2);
const opened = openBase(folder, DEMO_CLOCK);
if (!opened.ok) throw new Error(opened.refusal.code);
const isDone = kind === 'close' ? close(opened.value, what) : await importFile(opened.value, what);
process.stdout.write(isDone ? 'done\n' : 'refused\n');
