// The columns of a tenant's files.
import type { FileLine, TenantDetail } from '../../contract/tenants/tenant-shapes.ts';
import { formatBytes } from '../ui/bytes-text.ts';
import type { ShortColumn } from '../ui/table/ShortTable.tsx';
import { formatPaperLabel } from './paper-label.ts';
import { sayTenant } from './tenant-messages.ts';

/** Builds the columns of the list; a file of a paper is named by it. */
export function buildFileColumns({ papers }: Pick<TenantDetail, 'papers'>): readonly ShortColumn<FileLine>[] {
  const labels = new Map((papers ?? []).map((row) => [row.id, formatPaperLabel(row)]));
  return [
    { key: 'name', title: sayTenant('fileName'), cell: ({ name }) => name },
    {
      key: 'of',
      title: sayTenant('fileOf'),
      cell: ({ paper }) => (paper === null ? sayTenant('fileOfTenant') : (labels.get(paper) ?? sayTenant('papers'))),
    },
    { key: 'size', title: sayTenant('fileSize'), cell: ({ size }) => formatBytes(size), isNumber: true },
    { key: 'added', title: sayTenant('fileAdded'), cell: ({ addedAt, addedBy }) => `${addedAt.replace('T', ' ').slice(0, 16)} ${addedBy}` },
  ];
}
