// The commands that every record of a short table has: correct, history, retire.
import { Button, Dropdown } from 'antd';
import type { EditableKind } from '../../contract/records/record-fields.ts';
import { useWords } from '../kit/i18n.ts';
import { IfMay, usePermissions } from '../kit/may.tsx';
import { kitWords } from '../kit/kit-words.ts';
import { useRecordActions } from '../kit/records/RecordDesk.tsx';
import { tenantWords } from './tenant-words.ts';

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
  const say = useWords(tenantWords);
  const sayKit = useWords(kitWords);
  const desk = useRecordActions();
  const may = usePermissions();
  const history = { key: 'history', label: say('historyOne'), onClick: () => desk.history(kind, id, label) };
  const retire = { key: 'retire', label: say('retireOne'), danger: true, onClick: () => desk.retire(kind, id, label) };
  const items = [...(may.call('records.history') ? [history] : []), ...(mayRetire && may.write(kind) ? [retire] : [])];
  return (
    <>
      <IfMay write={kind}>
        <Button size="small" onClick={() => desk.correct(kind, id)}>
          {say('correct')}
        </Button>
      </IfMay>
      {items.length === 0 ? null : (
        <Dropdown menu={{ items }} trigger={['click']}>
          <Button size="small" aria-label={`${sayKit('actions')}: ${label}`}>
            …
          </Button>
        </Dropdown>
      )}
    </>
  );
}
