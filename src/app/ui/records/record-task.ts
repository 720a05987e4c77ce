// What the desk of records is asked to do.
import type { DatedKind, EditableKind, WireValues } from '../../../contract/records/record-kinds.ts';

/** Called once something was saved, with the record's id. */
export type OnDone = (id: number) => void;

/** What the desk is asked to do. */
export type DeskTask =
  | { readonly what: 'add'; readonly kind: EditableKind; readonly given: WireValues; readonly done: OnDone | null }
  | { readonly what: 'correct'; readonly kind: EditableKind; readonly id: number; readonly field: string | null }
  | { readonly what: 'changeFrom'; readonly kind: DatedKind; readonly subject: number | null; readonly done: OnDone | null }
  | {
      readonly what: 'retire' | 'restore';
      readonly kind: EditableKind;
      readonly id: number;
      readonly label: string;
      readonly done: OnDone | null;
    }
  | { readonly what: 'history'; readonly kind: EditableKind; readonly id: number; readonly label: string };
