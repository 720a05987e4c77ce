// The way between the parts of 销售.
import { Link, useLocation } from 'wouter';
import { usePermissions } from './permissions.tsx';
import { saySalesNav } from './sales-nav-messages.ts';

/** Links to the month, the import and the batches. `hasButton`: the import has a button of its own beside them. */
export function SalesNav({ hasButton = false }: { readonly hasButton?: boolean }) {
  const may = usePermissions();
  const [here] = useLocation();
  const places = [
    ...(may.call('collection.month', 'sales.month')
      ? [{ to: '/', words: saySalesNav('navMonth'), isHere: /^\/(?:\d{4}-\d{2})?(?:\/|$)/.test(here) }]
      : []),
    ...(hasButton ? [] : [{ to: '/import', words: saySalesNav('navImport'), isHere: here.startsWith('/import') }]),
    { to: '/batches', words: saySalesNav('navBatches'), isHere: here.startsWith('/batches') },
  ];
  return (
    <nav className="sales-nav" aria-label={saySalesNav('title')}>
      {places.map(({ to, words, isHere }) => (
        <Link key={to} href={to} className={isHere ? 'sales-here' : ''} {...(isHere ? { 'aria-current': 'page' as const } : {})}>
          {words}
        </Link>
      ))}
    </nav>
  );
}
