// The way between the parts of 销售, and to the import.
import { Button } from 'antd';
import { Link, useLocation } from 'wouter';
import { useKeys } from './keys.tsx';
import { usePermissions } from './permissions.tsx';
import { saySalesNav } from './sales-nav-messages.ts';

/** The button that leads to the import, to users who may take files in. */
export function ImportButton() {
  const [, go] = useLocation();
  if (!usePermissions().call('intake.stage')) return null;
  return (
    <Button type="primary" onClick={() => go('/import')} title="I">
      {saySalesNav('navImport')}
    </Button>
  );
}

/** Gives a page of 销售 the key that leads to the import. */
export function useImportKey(): void {
  const mayImport = usePermissions().call('intake.stage');
  const [, go] = useLocation();
  useKeys(mayImport ? [{ keys: 'I', words: saySalesNav('navImport'), run: () => go('/import') }] : []);
}

/** Links to the month, the batches and the import. `hasButton`: the import has a button of its own beside them. */
export function SalesNav({ hasButton = false }: { readonly hasButton?: boolean }) {
  const may = usePermissions();
  const [here] = useLocation();
  const places = [
    ...(may.call('collection.month', 'sales.month')
      ? [{ to: '/', words: saySalesNav('navMonth'), isHere: /^\/(?:\d{4}-\d{2})?(?:\/|$)/.test(here) }]
      : []),
    { to: '/batches', words: saySalesNav('navBatches'), isHere: here.startsWith('/batches') },
    // Last, where the button stands on the other screens: nothing changes places between them.
    ...(hasButton || !may.call('intake.stage')
      ? []
      : [{ to: '/import', words: saySalesNav('navImport'), isHere: here.startsWith('/import') }]),
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
