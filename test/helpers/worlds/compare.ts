// Puts a world's files into a fresh base and compares what the program reports with the second computation.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Base, closeBase } from '../../../src/backend/core/db/open.ts';
import { importNamedFiles } from '../../../src/backend/intake/import-request.ts';
import { closeMonth } from '../../../src/backend/report/filing/month-closing.ts';
import { reportMonth } from '../../../src/backend/report/filing/export-report.ts';
import { parseMonth } from '../../../src/domain/time/calendar.ts';
import { openEmpty } from '../made-base.ts';
import { worldFiles } from './files.ts';
import type { WorldFile } from './file-exports.ts';
import { firstMonth } from './oracle-facts.ts';
import { failingRelations, JUDGED } from './oracle-relations.ts';
import { oracleReport } from './oracle.ts';
import type { World } from './world.ts';

const ACTOR = { who: '统计员', host: 'cli' } as const;

async function take(base: Base, files: readonly WorldFile[]): Promise<void> {
  const [first] = files;
  if (first === undefined) return;
  const outcome = await importNamedFiles(base, ACTOR, {
    files: files.map(({ name, bytes }) => ({ name, bytes })),
    month: null,
    tenant: first.tenant,
    account: first.account,
    isDryRun: false,
    takesGoodRows: false,
    onDifference: 'replace',
  });
  if (!outcome.ok) {
    const rows = outcome.value.sheets.flatMap(({ sheet, tally }) =>
      tally.refused.slice(0, 3).map((trouble) => ({ file: sheet.file, ...trouble })),
    );
    throw new Error(`import refused: ${JSON.stringify(outcome.value.refusal)} ${JSON.stringify(rows.slice(0, 6))}`);
  }
}

/** Gives all files of a world to the base: those that say whose they are in one import, each of the others with its tenant. */
export async function takeWorld(base: Base, world: World, seed: number): Promise<void> {
  const files = worldFiles(world, seed);
  await take(
    base,
    files.filter((file) => file.tenant === null),
  );
  for (const file of files.filter((one) => one.tenant !== null)) await take(base, [file]);
}

/** Imports all files of a world into a fresh base, hands it to `use`, and clears up. */
export async function withWorld<T>(world: World, seed: number, use: (base: Base) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'livebase-random-world-'));
  const base = openEmpty(folder, { nowMs: () => (world.now - 480) * 60_000 });
  try {
    base.db.pragma('synchronous = OFF');
    await takeWorld(base, world, seed);
    return await use(base);
  } finally {
    closeBase(base);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Closes the months one after another where nothing forbids it; all of them, those that could not be closed left out. */
export function closeMonths(base: Base, world: World, months: readonly string[]): readonly string[] {
  return months.toSorted().filter((text) => {
    const month = parseMonth(text);
    const asked = month === null || text < firstMonth(world) ? null : reportMonth(base, { month, profileId: null });
    if (month === null || asked === null || !asked.ok) return false;
    const explanations = Object.fromEntries(asked.value.findings.map((finding) => [finding.id, '已核实']));
    return closeMonth(base, ACTOR, { month, explanations, by: null }).ok;
  });
}

function rowsDiffer(actual: readonly Readonly<Record<string, string>>[], expected: readonly Readonly<Record<string, string>>[]): string[] {
  const lines = actual.length === expected.length ? [] : [`ZB-4: ${actual.length} rows, expected ${expected.length}`];
  for (const [nth, row] of expected.entries()) {
    for (const [column, text] of Object.entries(row)) {
      const found = actual[nth]?.[column];
      if (found !== text) lines.push(`ZB-4 row ${nth + 1} ${row['name']} ${column}: ${found}, expected ${text}`);
    }
  }
  return lines;
}

/** Every difference between the program's report of a month and the second computation, as lines. */
export function differencesOf(base: Base, world: World, monthText: string): readonly string[] {
  const month = parseMonth(monthText);
  if (month === null) throw new Error('no month');
  const asked = reportMonth(base, { month, profileId: null });
  if (!asked.ok) return [`refused: ${asked.refusal.code}`];
  const { figures, findings } = asked.value;
  const expected = oracleReport(world, monthText);
  const lines: string[] = [];
  for (const [address, figure] of expected.values) {
    const found = figures.values.get(address);
    if (found === undefined) lines.push(`${address}: none, expected ${figure.raw} ${figure.text}`);
    else if (found.raw !== figure.raw || found.text !== figure.text)
      lines.push(`${address}: ${found.raw} ${found.text}, expected ${figure.raw} ${figure.text}`);
  }
  for (const address of figures.values.keys()) if (!expected.values.has(address)) lines.push(`${address}: not in the second computation`);
  lines.push(
    ...rowsDiffer(
      figures.tenants.map((row) => Object.fromEntries(Object.entries(row.cells).map(([column, cell]) => [column, cell.text]))),
      expected.rows,
    ),
  );
  const judged: readonly string[] = JUDGED;
  const failing = new Set(findings.map((finding) => finding.id).filter((id) => judged.includes(id)));
  const wanted = failingRelations(world, monthText, expected);
  for (const id of judged)
    if (failing.has(id) !== wanted.some((one) => one === id))
      lines.push(`${id}: ${failing.has(id) ? 'fails' : 'holds'}, expected the other`);
  return lines.map((line) => `${monthText} ${line}`);
}
