// Edits every column of every table, rules off, works out again whatever the program's own functions can, and counts what a full check misses with one checkpoint outside: `npm run gate -- forgeries [ROWS]`.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { forge, isFound, listForgeries, openForgeableBase, RECOMPUTED } from '../helpers/forgeries.ts';

process.env['LIVEBASE_CONFIG'] = mkdtempSync(path.join(tmpdir(), 'livebase-forgeries-'));
const rows = Number(process.argv[2] ?? 3);
const { raw, outside } = openForgeableBase();
const made = new Map(RECOMPUTED.map((name) => [name, 0]));
const missed: string[] = [];
for (const forgery of listForgeries(raw.own)) {
  for (let nth = 0; nth < rows; nth += 1) {
    raw.own.exec('SAVEPOINT forged');
    if (forge(raw.own, forgery, nth)) {
      made.set(forgery.recomputed, (made.get(forgery.recomputed) ?? 0) + 1);
      if (!isFound(raw.own, outside)) missed.push(`${forgery.table}.${forgery.column.name} ${forgery.recomputed} row ${nth}`);
    }
    raw.own.exec('ROLLBACK TO forged; RELEASE forged');
  }
}
console.log([...made].map(([name, count]) => `${name} ${count}`).join(', '));
console.log(`${[...made.values()].reduce((sum, one) => sum + one, 0)} forgeries, ${missed.length} missed`);
for (const one of missed) console.log(`  ${one}`);
process.exitCode = missed.length === 0 && !isFound(raw.own, outside) ? 0 : 1;
raw.close();
