// 销售: who has reported what in a month; files taken in; batches. Files may be dropped anywhere on it.
import { useState } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { addMonths, monthOf } from '../../domain/time/calendar.ts';
import { usePermissions } from '../ui/permissions.tsx';
import { NotForYou } from '../ui/NotForYou.tsx';
import { useToday } from '../ui/today.ts';
import { BatchesPage } from '../intake/BatchesPage.tsx';
import { ImportPage } from '../intake/ImportPage.tsx';
import { MappingPage } from '../intake/MappingPage.tsx';
import { MonthPage } from '../collection/MonthPage.tsx';
import { COMMAND_ASKS, SCREEN_ASKS } from './places.ts';
import { sayShell } from './shell-messages.ts';
import { TakesDrops, useGivenFiles } from './drop-anywhere.tsx';
import '../collection/collect.css';
import '../intake/sales.css';

const BOARD = /^\/(\d{4}-\d{2})(?:\/collect(?:\/\d+)?)?$/;

/** The month whose board was the last that was looked at on the way here, where files that came from it lead back to; null without one. */
function useBoardBefore(here: string): string | null {
  const [month, setMonth] = useState<string | null>(null);
  const seen = BOARD.exec(here)?.[1] ?? (here.startsWith('/import') ? month : null);
  if (seen !== month) setMonth(seen);
  return seen;
}

/** The part of a month that an address names, and the tenant whose drawer is open there. */
function placeOf(rest: string): { readonly tab: string | null; readonly tenant: number | null } {
  const [tab = null, tenant = ''] = rest.split('/');
  return { tab, tenant: /^[1-9]\d{0,14}$/.test(tenant) ? Number(tenant) : null };
}

export function SalesScreen() {
  const may = usePermissions();
  const hasSales = may.call(...SCREEN_ASKS.sales);
  const [here] = useLocation();
  const { given, forget } = useGivenFiles();
  const last = addMonths(monthOf(useToday()), -1);
  const back = useBoardBefore(here);
  return (
    <TakesDrops>
      <Switch>
        <Route path="/">
          <Redirect to={hasSales ? `/${last}` : '/import'} replace />
        </Route>
        <Route path="/import">
          {may.call(...COMMAND_ASKS.importFiles) ? (
            <ImportPage given={given} onGiven={forget} back={back} />
          ) : (
            <NotForYou title={sayShell('importFiles')} />
          )}
        </Route>
        <Route path="/import/map/:file/:sheet">
          {({ file, sheet }) =>
            may.call('intake.mapping') ? <MappingPage file={Number(file)} sheet={Number(sheet)} /> : <NotForYou title={sayShell('sales')} />
          }
        </Route>
        <Route path="/batches/:batch?">{({ batch }) => <BatchesPage batch={batch === undefined ? null : Number(batch)} />}</Route>
        <Route path="/:month/*?">
          {({ month, '*': rest }) =>
            hasSales ? <MonthPage month={month} {...placeOf(rest ?? '')} /> : <NotForYou title={sayShell('sales')} />
          }
        </Route>
      </Switch>
    </TakesDrops>
  );
}
