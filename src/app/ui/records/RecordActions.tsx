// Where every screen adds, corrects, dates and retires records, and sees their history: one drawer, built from the kind's fields.
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import type { DatedKind, EditableKind, WireValues } from '../../../contract/records/record-kinds.ts';
import { lazyComponent } from '../lazy-component.tsx';
import type { DeskTask, OnDone } from './record-task.ts';

/** The commands on records. */
export interface RecordDesk {
  /** `given` values are fixed and not asked. */
  readonly add: (kind: EditableKind, given?: WireValues, done?: OnDone) => void;
  /** "It was written wrongly." `field`: the one that it is about stands first. */
  readonly correct: (kind: EditableKind, id: number, field?: string) => void;
  /** "It changes from this day." `subject`: the tenant or studio; null for the base. */
  readonly changeFrom: (kind: DatedKind, subject: number | null, done?: OnDone) => void;
  readonly retire: (kind: EditableKind, id: number, label: string, done?: OnDone) => void;
  /** Brings a retired record back. */
  readonly restore: (kind: EditableKind, id: number, label: string, done?: OnDone) => void;
  readonly history: (kind: EditableKind, id: number, label: string) => void;
}

const DeskContext = createContext<RecordDesk | null>(null);

/** The commands on records. */
export function useRecordActions(): RecordDesk {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error('outside of RecordDeskProvider');
  return desk;
}

/** The drawers come when the first of them is opened, or before that. */
export const DESK_DRAWERS = lazyComponent(async () => (await import('./DeskDrawer.tsx')).DeskDrawer);

/** Holds the desk for everything below. */
export function RecordDeskProvider({ children }: { readonly children: ReactNode }) {
  const [task, setTask] = useState<DeskTask | null>(null);
  const desk = useMemo<RecordDesk>(
    () => ({
      add: (kind, given = {}, done) => setTask({ what: 'add', kind, given, done: done ?? null }),
      correct: (kind, id, field) => setTask({ what: 'correct', kind, id, field: field ?? null }),
      changeFrom: (kind, subject, done) => setTask({ what: 'changeFrom', kind, subject, done: done ?? null }),
      retire: (kind, id, label, done) => setTask({ what: 'retire', kind, id, label, done: done ?? null }),
      restore: (kind, id, label, done) => setTask({ what: 'restore', kind, id, label, done: done ?? null }),
      history: (kind, id, label) => setTask({ what: 'history', kind, id, label }),
    }),
    [],
  );
  return (
    <DeskContext value={desk}>
      {children}
      {task === null ? null : <DESK_DRAWERS.show task={task} onClose={() => setTask(null)} />}
    </DeskContext>
  );
}
