// The columns of a tenant's files.
import type { FileLine, TenantDetail } from '../../contract/tenants/tenant-shapes.ts';
import { formatBytes } from '../ui/bytes-text.ts';
import type { SayOf } from '../ui/i18n.ts';
import type { ShortColumn } from '../ui/table/ShortTable.tsx';
import { formatPaperLabel } from './paper-label.ts';
import type { sayTenant } from './tenant-messages.ts';

/** Builds the columns of the list; a file of a paper is named by it. */
export function buildFileColumns({ papers }: Pick<TenantDetail, 'papers'>, say: SayOf<typeof sayTenant>): readonly ShortColumn<FileLine>[] {
  const labels = new Map((papers ?? []).map((row) => [row.id, formatPaperLabel(row)]));
  return [
    { key: 'name', title: say('fileName'), cell: ({ name }) => name },
    { key: 'of', title: say('fileOf'), cell: ({ paper }) => (paper === null ? say('fileOfTenant') : (labels.get(paper) ?? say('papers'))) },
    { key: 'size', title: say('fileSize'), cell: ({ size }) => formatBytes(size), isNumber: true },
    { key: 'added', title: say('fileAdded'), cell: ({ addedAt, addedBy }) => `${addedAt.replace('T', ' ').slice(0, 16)} ${addedBy}` },
  ];
}
