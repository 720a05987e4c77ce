// A tenant in a list: its short name, the full one where the pointer rests, the way to its page.
import { Link } from 'wouter';
import { useShortNames } from './fields/choice-fields.tsx';

interface TenantLinkProps {
  readonly id: number;
  /** In full. */
  readonly name: string;
  /** The tab of the tenant's page; the first where none is named. */
  readonly tab?: string;
  readonly className?: string;
}

/** The link; in a row that can be pressed itself, it alone is. */
export function TenantLink({ id, name, tab, className }: TenantLinkProps) {
  const shortOf = useShortNames();
  const href = tab === undefined ? `~/tenants/${id}` : `~/tenants/${id}/${tab}`;
  return (
    <Link href={href} title={name} className={className} onClick={(event) => event.stopPropagation()}>
      {shortOf(id, name)}
    </Link>
  );
}
