// What was done in this session, to be taken back and done again, however long ago: the log's order, and what a key acts on. Pure.
import type { Outcome } from './api.tsx';

/** Takes something back; answers what became of it. */
export type Undo = () => Promise<Outcome<unknown>>;

/** A change that the history has a number for. Taking one back is a change too: taking that back does it again. */
export interface NumberedChange {
  readonly change: number;
  readonly run: (input: { readonly change: number }) => Promise<Outcome<{ readonly change: number }>>;
}

/** How something is taken back: by its number, so that it can be done again, or by whatever does it. */
export type UndoWay = Undo | NumberedChange;

/** Something that was done. `place`: the screen that it was done on; `madeAt`, `at`: the turns at which it was made, and last turned round. */
export interface LoggedChange {
  readonly id: number;
  readonly place: string;
  readonly text: string;
  readonly way: UndoWay;
  readonly isUndone: boolean;
  /** True where taking it back was refused: the key goes on to the one before. */
  readonly isStuck: boolean;
  readonly madeAt: number;
  readonly at: number;
}

/** All of it, the oldest first. `turn` counts what happens, so that it can be said what came last. */
export interface ChangeLog {
  readonly turn: number;
  readonly changes: readonly LoggedChange[];
}

export const NO_CHANGES: ChangeLog = { turn: 0, changes: [] };

/** As many as are kept, and as many as are listed. */
const KEPT = 500;
const LISTED = 20;

export type LogAct =
  | { readonly type: 'done'; readonly id: number; readonly place: string; readonly text: string; readonly way: UndoWay }
  /** Taken back or done again, and how that is turned round now. */
  | { readonly type: 'turned'; readonly id: number; readonly way: UndoWay }
  | { readonly type: 'stuck'; readonly id: number };

/** The log after an act. */
export function logAfter(log: ChangeLog, act: LogAct): ChangeLog {
  const turn = log.turn + 1;
  if (act.type === 'done') {
    const { id, place, text, way } = act;
    const change: LoggedChange = { id, place, text, way, isUndone: false, isStuck: false, madeAt: turn, at: turn };
    return { turn, changes: [...log.changes, change].slice(-KEPT) };
  }
  const changed = (one: LoggedChange): LoggedChange =>
    act.type === 'stuck' ? { ...one, isStuck: true } : { ...one, way: act.way, isUndone: !one.isUndone, isStuck: false, at: turn };
  return { turn, changes: log.changes.map((one) => (one.id === act.id ? changed(one) : one)) };
}

/** Whether what was taken back can be done again. */
export function canRedo(change: LoggedChange): boolean {
  return change.isUndone && typeof change.way !== 'function';
}

/** What Ctrl+Z takes back on a screen: the last that was done there and still stands. */
export function findNextUndo({ changes }: ChangeLog, place: string): LoggedChange | null {
  return changes.findLast((one) => one.place === place && !one.isUndone && !one.isStuck) ?? null;
}

/** What Ctrl+Y does again on a screen: what was taken back last, unless something new was done since. */
export function findNextRedo({ changes }: ChangeLog, place: string): LoggedChange | null {
  const here = changes.filter((one) => one.place === place);
  const newest = Math.max(0, ...here.map((one) => one.madeAt));
  const undone = here.filter((one) => canRedo(one) && !one.isStuck && one.at > newest).toSorted((a, b) => b.at - a.at);
  return undone[0] ?? null;
}

/** The last twenty of a screen, the newest first. */
export function listLastChanges({ changes }: ChangeLog, place: string): readonly LoggedChange[] {
  return changes
    .filter((one) => one.place === place)
    .slice(-LISTED)
    .toReversed();
}
