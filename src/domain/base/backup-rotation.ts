// Which automatic backups may go: those of the last days and the newest of each of the last months stay (docs/rules/safety.md, Backup).
import { type Day, monthOf } from '../time/calendar.ts';

/** An automatic backup by its name and the wall-clock time in it, `20261125-213755`. */
export interface DatedBackup {
  readonly name: string;
  readonly day: Day;
  readonly stamp: string;
  /** Made before a step that cannot be taken back by itself (a close, a restore): within the last days each of these stays. */
  readonly isBeforeStep: boolean;
}

/** How many days and months keep their backups. */
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

/** Of each of the newest `count` days: the newest that was made for the day, and each that was made before a step. */
function ofDays(backups: readonly DatedBackup[], count: number): string[] {
  const days = new Set([...new Set(backups.map((one) => one.day))].toSorted().slice(-count));
  const inDays = backups.filter((one) => days.has(one.day));
  const plain = inDays.filter((one) => !one.isBeforeStep);
  return [...inDays.filter((one) => one.isBeforeStep).map((one) => one.name), ...newestOf(plain, (one) => one.day, count)];
}

/** Names of those that may go. The newest of all always stays, and so does each that was made before a close or a restore of the last days. */
export function chooseBackupsToDrop(backups: readonly DatedBackup[], { daily, monthly }: KeepCounts): string[] {
  const kept = new Set([
    ...ofDays(backups, Math.max(1, daily)),
    ...newestOf(backups, (one) => monthOf(one.day), monthly < 1 ? 1 : monthly),
  ]);
  return backups.filter((one) => !kept.has(one.name)).map((one) => one.name);
}
