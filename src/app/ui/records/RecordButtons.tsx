// The commands on one record as small buttons in its row.
import { Button } from 'antd';
import type { EditableKind } from '../../../contract/records/record-kinds.ts';
import { usePermissions } from '../permissions.tsx';
import { useRecordActions } from './RecordActions.tsx';
import { sayRecord } from './record-messages.ts';

interface RecordButtonsProps {
  readonly kind: EditableKind;
  readonly id: number;
  /** Says which record, to who hears the buttons and where it is asked about. */
  readonly label: string;
  readonly commands: readonly ('correct' | 'history' | 'discard')[];
}

/** Those of the commands that the current user may give. */
export function RecordButtons({ kind, id, label, commands }: RecordButtonsProps) {
  const desk = useRecordActions();
  const may = usePermissions();
  const run = {
    correct: () => desk.correct(kind, id),
    history: () => desk.history(kind, id, label),
    discard: () => desk.retire(kind, id, label),
  };
  const shown = commands.filter((one) => (one === 'history' ? may.call('records.history') : may.write(kind)));
  return shown.map((one) => (
    <Button key={one} size="small" aria-label={`${sayRecord(one)} ${label}`} onClick={run[one]}>
      {sayRecord(one)}
    </Button>
  ));
}
