// Loaded before a program that the bench starts: writes how many milliseconds of processor it used, as it ends.
import { writeFileSync } from 'node:fs';

process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  writeFileSync(process.env['LIVEBASE_BENCH_CPU'] ?? '', String((user + system) / 1000));
});
