// The columns of the list of backup files.
import { Button } from 'antd';
import type { BackupLine } from '../../contract/base/settings-shapes.ts';
import { Tag } from '../ui/Page.tsx';
import { formatBytes } from '../ui/bytes-text.ts';
import { createFigureColumn } from '../ui/table/figure-column.ts';
import type { Column } from '../ui/table/table-rows.ts';
import { type Found, SOUND_TONES, getFileKey } from './backup-sound.ts';
import { sayBackup } from './backup-messages.ts';

interface ColumnGround {
  readonly found: Found;
  readonly onVerify: (row: BackupLine) => void;
  /** Null: restoring is not for who sits here. */
  readonly onRestore: ((row: BackupLine) => void) | null;
}

/** Builds the columns of the list. */
export function buildBackupColumns({ found, onVerify, onRestore }: ColumnGround): readonly Column<BackupLine>[] {
  return [
    { key: 'at', title: sayBackup('at'), width: 180, text: (row) => row.at.replace('T', ' ') },
    { key: 'purpose', title: sayBackup('purpose'), width: 160, text: (row) => sayBackup(`purpose_${row.purpose}`), filter: true },
    { key: 'place', title: sayBackup('place'), width: 120, text: (row) => sayBackup(`place_${row.place}`), filter: true },
    createFigureColumn(
      { key: 'size', title: sayBackup('size'), width: 100 },
      (row) => row.size,
      formatBytes,
      (size) => size,
    ),
    {
      key: 'sound',
      title: sayBackup('sound'),
      width: 120,
      text: (row) => sayBackup(getFileKey(found, row)),
      render: (row) => <Tag tone={SOUND_TONES[getFileKey(found, row)]}>{sayBackup(getFileKey(found, row))}</Tag>,
    },
    {
      key: 'menu',
      title: sayBackup(onRestore === null ? 'check' : 'restoreDo'),
      width: 230,
      text: () => '',
      render: (row) => (
        <span className="settings-cell">
          {row.hasHash ? (
            <Button size="small" aria-label={`${sayBackup('check')} ${row.name}`} onClick={() => onVerify(row)}>
              {sayBackup('check')}
            </Button>
          ) : null}
          {onRestore === null ? null : (
            <Button size="small" aria-label={`${sayBackup('restore')} ${row.name}`} onClick={() => onRestore(row)}>
              {sayBackup('restore')}
            </Button>
          )}
        </span>
      ),
    },
    { key: 'name', title: sayBackup('name'), width: 300, text: (row) => row.name },
  ];
}
