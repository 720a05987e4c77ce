// The figures that an import would change, and the columns of their list.
import { isEditableKind } from '../../contract/records/record-fields.ts';
import { formatField } from '../../contract/records/fields-messages.ts';
import { type Sayer, recordText } from '../ui/records/record-text.ts';
import type { Column } from '../ui/table/table-rows.ts';
import { NO_VALUE } from '../ui/values.tsx';
import { sayImport } from './import-messages.ts';
import type { Preview } from './use-import.ts';

/** A figure that is there and would be another. */
export interface Change {
  readonly key: string;
  readonly file: string;
  readonly sheet: string;
  readonly row: number;
  readonly entity: string;
  readonly field: string;
  readonly before: string | number | null;
  readonly after: string | number | null;
}

/** Lists the figures of all files. */
export function listChanges(preview: Pick<Preview, 'files'>): Change[] {
  return preview.files.flatMap((file) =>
    file.sheets.flatMap((sheet) =>
      sheet.differences.map((one, nth) => ({ ...one, file: file.file, sheet: sheet.sheet, key: `${file.index}|${sheet.sheet}|${nth}` })),
    ),
  );
}

/** Builds the columns of the list. */
export function buildChangeColumns(sayer: Sayer): readonly Column<Change>[] {
  const text = ({ entity, field }: Change, value: string | number | null): string =>
    isEditableKind(entity) ? recordText(entity, field, value, sayer) : String(value ?? NO_VALUE);
  return [
    { key: 'file', title: sayImport('file'), width: 200, text: ({ file, sheet }) => (sheet === '' ? file : `${file} · ${sheet}`) },
    { key: 'row', title: sayImport('row'), width: 80, align: 'right', text: ({ row }) => String(row), sort: ({ row }) => row },
    {
      key: 'field',
      title: sayImport('field'),
      width: 150,
      text: ({ entity, field }) => formatField(entity, field, sayer.language),
      filter: true,
    },
    { key: 'before', title: sayImport('before'), width: 160, align: 'right', text: (one) => text(one, one.before) },
    { key: 'after', title: sayImport('after'), width: 160, align: 'right', text: (one) => text(one, one.after) },
  ];
}
