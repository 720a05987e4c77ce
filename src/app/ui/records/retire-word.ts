// What it is called that a record counts no more: a thing goes out of use, a note of money was wrong.
import { RECORD_KINDS, type EditableKind } from '../../../contract/records/record-kinds.ts';

/** Chooses between 停用 and 作废 by the kind of record. */
export function chooseRetireWord(kind: EditableKind): 'retire' | 'discard' {
  const about = RECORD_KINDS[kind];
  return 'isDiscarded' in about && about.isDiscarded ? 'discard' : 'retire';
}
