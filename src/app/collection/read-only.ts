// Whether a month's sales can only be looked at.
import { usePermissions } from '../ui/permissions.tsx';

/** Tells whether nothing of a month can be changed: it is closed, or the user only looks. */
export function useIsReadOnly({ isClosed }: { readonly isClosed: boolean }): boolean {
  const may = usePermissions();
  return isClosed || !may.have('sales.write') || !may.write('sales_line');
}
