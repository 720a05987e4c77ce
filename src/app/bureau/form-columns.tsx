// The columns of the bureau's forms that are kept.
import type { WorkbookLine } from '../../contract/bureau/workbook-shapes.ts';
import { Tag } from '../ui/Page.tsx';
import type { ShortColumn } from '../ui/table/ShortTable.tsx';
import { sayMaps } from './maps-messages.ts';

function StateTag({ line }: { readonly line: WorkbookLine }) {
  if (line.isRetired) return <Tag tone="plain">{sayMaps('aside')}</Tag>;
  if (line.entries === 0) return <Tag tone="warn">{sayMaps('nothing')}</Tag>;
  return line.proposed === 0 ? (
    <Tag tone="good">{sayMaps('ready')}</Tag>
  ) : (
    <Tag tone="accent">{sayMaps('left', { count: line.proposed })}</Tag>
  );
}

/** Builds the columns of the list. */
export function buildFormColumns(go: (path: string) => void): readonly ShortColumn<WorkbookLine>[] {
  return [
    {
      key: 'name',
      title: sayMaps('name'),
      cell: (row) => (
        <a
          href={`#/settings/maps/${row.id}`}
          onClick={(event) => {
            event.preventDefault();
            go(`/maps/${row.id}`);
          }}
        >
          {row.name}
        </a>
      ),
      wraps: true,
    },
    { key: 'state', title: sayMaps('state'), cell: (row) => <StateTag line={row} /> },
    { key: 'entries', title: sayMaps('entries'), cell: (row) => row.entries, isNumber: true },
    { key: 'file', title: sayMaps('file'), cell: (row) => row.file, wraps: true },
    { key: 'changed', title: sayMaps('changed'), cell: (row) => row.changedAt.replace('T', ' ') },
    { key: 'who', title: sayMaps('who'), cell: (row) => row.who },
  ];
}
