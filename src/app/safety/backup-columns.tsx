// The columns of the list of backup files.
import { Button } from 'antd';
import type { BackupLine } from '../../contract/base/settings-shapes.ts';
import { Tag } from '../ui/Page.tsx';
import { formatBytes } from '../ui/bytes-text.ts';
import type { Say } from '../ui/i18n.ts';
import { createFigureColumn } from '../ui/table/figure-column.ts';
import type { Column } from '../ui/table/table-rows.ts';
import { type Found, SOUND_TONES, getFileKey } from './backup-sound.ts';
import type { BackupKey } from './backup-messages.ts';

interface ColumnGround {
  readonly say: Say<BackupKey>;
  readonly found: Found;
  readonly onVerify: (row: BackupLine) => void;
  /** Null: restoring is not for who sits here. */
  readonly onRestore: ((row: BackupLine) => void) | null;
}

/** Builds the columns of the list. */
export function buildBackupColumns({ say, found, onVerify, onRestore }: ColumnGround): readonly Column<BackupLine>[] {
  return [
    { key: 'at', title: say('at'), width: 180, text: (row) => row.at.replace('T', ' ') },
    { key: 'purpose', title: say('purpose'), width: 160, text: (row) => say(`purpose_${row.purpose}`), filter: true },
    { key: 'place', title: say('place'), width: 120, text: (row) => say(`place_${row.place}`), filter: true },
    createFigureColumn(
      { key: 'size', title: say('size'), width: 100 },
      (row) => row.size,
      formatBytes,
      (size) => size,
    ),
    {
      key: 'sound',
      title: say('sound'),
      width: 120,
      text: (row) => say(getFileKey(found, row)),
      render: (row) => <Tag tone={SOUND_TONES[getFileKey(found, row)]}>{say(getFileKey(found, row))}</Tag>,
    },
    {
      key: 'menu',
      title: say(onRestore === null ? 'check' : 'restoreDo'),
      width: 230,
      text: () => '',
      render: (row) => (
        <span className="settings-cell">
          {row.hasHash ? (
            <Button size="small" aria-label={`${say('check')} ${row.name}`} onClick={() => onVerify(row)}>
              {say('check')}
            </Button>
          ) : null}
          {onRestore === null ? null : (
            <Button size="small" aria-label={`${say('restore')} ${row.name}`} onClick={() => onRestore(row)}>
              {say('restore')}
            </Button>
          )}
        </span>
      ),
    },
    { key: 'name', title: say('name'), width: 300, text: (row) => row.name },
  ];
}
