// The tenants: the list, what runs out, and one tenant.
import { useState } from 'react';
import { Route, Switch } from 'wouter';
import { usePermissions } from '../ui/permissions.tsx';
import { NotForYou } from '../ui/NotForYou.tsx';
import { DuePage } from './DuePage.tsx';
import { OwedPage } from './OwedPage.tsx';
import { StatementsPage } from './StatementsPage.tsx';
import { TenantListPage } from './TenantListPage.tsx';
import { TenantPage } from './TenantPage.tsx';
import { sayTenants } from './tenants-messages.ts';
import './tenants.css';

/** The screen 企业. The order of the list is kept while it is on screen, so that a tenant's page knows the next and the previous one. */
export function TenantsScreen() {
  const [order, setOrder] = useState<readonly number[] | null>(null);
  const may = usePermissions();
  return (
    <Switch>
      <Route path="/">
        <TenantListPage onOrder={setOrder} />
      </Route>
      <Route path="/due">
        <DuePage />
      </Route>
      <Route path="/owed">{may.call('money.owed') ? <OwedPage /> : <NotForYou title={sayTenants('owed')} />}</Route>
      <Route path="/statements">{may.call('money.list') ? <StatementsPage /> : <NotForYou title={sayTenants('statements')} />}</Route>
      <Route path="/:id/:tab?">{({ id, tab }) => <TenantPage key={id} id={Number(id)} tab={tab ?? null} order={order} />}</Route>
    </Switch>
  );
}
