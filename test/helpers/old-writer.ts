// A program of the version before at work: it has the base open and adds tenants until its input ends. Prints one line for each.
import Database from 'better-sqlite3';
import path from 'node:path';

const db = new Database(path.join(process.argv[2] ?? '', 'livebase.db'));
db.pragma('journal_mode = WAL');
db.pragma('synchronous = FULL');
const add = db.prepare(`INSERT INTO tenant (notes) VALUES ('old')`);
const timer = setInterval(() => {
  add.run();
  process.stdout.write('1\n');
}, 5);
process.stdin.on('end', () => {
  clearInterval(timer);
  db.close();
});
process.stdin.resume();
