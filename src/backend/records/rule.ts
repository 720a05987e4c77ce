// A rule that a record has to keep to before it is written, and what it is judged by.
import type { EditableKind } from '../../contract/records/record-kinds.ts';
import type { Refusal } from '../../domain/values/result.ts';
import type { RecordValues } from '../core/db/record-store.ts';
import type { Tx } from '../core/db/tx.ts';
import type { Profile } from '../base/profile.ts';

/** What rules are judged by. */
export interface RuleGround {
  readonly tx: Tx;
  readonly profile: Profile;
}

/** A record as it would stand: `id` null where it is new. */
export interface Proposed {
  readonly kind: EditableKind;
  readonly id: number | null;
  readonly values: RecordValues;
  /** The fields that differ from what is stored; all of them where it is new. */
  readonly changed: ReadonlySet<string>;
}

/** Null, or why the record may not stand so. */
export type Rule = (ground: RuleGround, proposed: Proposed) => Refusal | null;

/** The last day that a lease is in force: that of its end, or of the leaving before it. */
export function lastDayOf({ ends_on: endsOn, left_on: leftOn }: RecordValues): string {
  return typeof leftOn === 'string' && leftOn < String(endsOn) ? leftOn : String(endsOn);
}
