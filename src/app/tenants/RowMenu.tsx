// The commands that every record of a short table has: correct, history, retire.
import { Button, Dropdown } from 'antd';
import type { EditableKind } from '../../contract/records/record-kinds.ts';
import { IfMay, usePermissions } from '../ui/permissions.tsx';
import { sayUi } from '../ui/ui-messages.ts';
import { useRecordActions } from '../ui/records/RecordTable.tsx';
import { chooseRetireWord } from '../ui/records/retire-word.ts';
import { sayRecord } from '../ui/records/record-messages.ts';
import { sayTenant } from './tenant-messages.ts';

interface RowMenuProps {
  readonly kind: EditableKind;
  readonly id: number;
  /** What the record is called in titles and notices. */
  readonly label: string;
  /** Whether it may be retired: the last of its kind may have to stay. */
  readonly mayRetire?: boolean;
}

/** 更正 as a button, the others in a menu behind it. */
export function RowMenu({ kind, id, label, mayRetire = true }: RowMenuProps) {
  const desk = useRecordActions();
  const may = usePermissions();
  const history = { key: 'history', label: sayTenant('historyOne'), onClick: () => desk.history(kind, id, label) };
  const retire = { key: 'retire', label: sayRecord(chooseRetireWord(kind)), danger: true, onClick: () => desk.retire(kind, id, label) };
  const items = [...(may.call('records.history') ? [history] : []), ...(mayRetire && may.write(kind) ? [retire] : [])];
  return (
    <>
      <IfMay write={kind}>
        <Button size="small" onClick={() => desk.correct(kind, id)}>
          {sayTenant('correct')}
        </Button>
      </IfMay>
      {items.length === 0 ? null : (
        <Dropdown menu={{ items }} trigger={['click']}>
          <Button size="small" aria-label={`${sayUi('actions')}: ${label}`}>
            …
          </Button>
        </Dropdown>
      )}
    </>
  );
}
