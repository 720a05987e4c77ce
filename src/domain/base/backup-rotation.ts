// Which automatic backups may go: the newest of each of the last days and months stay (docs/rules/safety.md, Backup).
import type { Day } from '../time/calendar.ts';
import { monthOf } from '../time/calendar.ts';

/** An automatic backup by its name and the wall-clock time in it, `20261125-213755`. */
export interface DatedBackup {
  readonly name: string;
  readonly day: Day;
  readonly stamp: string;
}

/** How many days and months keep their newest backup. */
export interface KeepCounts {
  readonly daily: number;
  readonly monthly: number;
}

/** The newest of each group, of the newest `count` groups. */
function newestOf(backups: readonly DatedBackup[], groupOf: (one: DatedBackup) => string, count: number): string[] {
  const groups = Map.groupBy(backups, groupOf);
  return [...groups.keys()]
    .toSorted()
    .slice(-count)
    .flatMap((key) => (groups.get(key) ?? []).toSorted((a, b) => (a.stamp < b.stamp ? -1 : 1)).slice(-1))
    .map((one) => one.name);
}

/** Names of those that may go. The newest of all always stays. */
export function backupsToDrop(backups: readonly DatedBackup[], { daily, monthly }: KeepCounts): string[] {
  const days = Math.max(1, daily);
  const kept = new Set([
    ...newestOf(backups, (one) => one.day, days),
    ...newestOf(backups, (one) => monthOf(one.day), monthly < 1 ? 1 : monthly),
  ]);
  return backups.filter((one) => !kept.has(one.name)).map((one) => one.name);
}
