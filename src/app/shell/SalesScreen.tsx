// 销售: who has reported what in a month; files taken in; batches. Files may be dropped anywhere on it.
import { useCallback, useEffect, useState } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { addMonths, monthOf } from '../../domain/time/calendar.ts';
import { useWords } from '../kit/i18n.ts';
import { useAskToLeave } from '../kit/leave-guard.tsx';
import { useToday } from '../kit/today.ts';
import { BatchesPage } from '../intake/BatchesPage.tsx';
import { ImportPage } from '../intake/ImportPage.tsx';
import { MappingPage } from '../intake/MappingPage.tsx';
import { MonthPage } from '../collection/MonthPage.tsx';
import { droppedFiles } from '../intake/dropped-files.ts';
import { importWords } from '../intake/import-words.ts';
import '../collection/collect.css';
import '../intake/sales.css';

const NO_FILES: readonly File[] = [];

/** While files are held over the window, the browser says so again and again; so long after the last time they are gone. */
const GONE_AFTER_MS = 200;

/** Hears files that are dropped anywhere on the window; answers whether some are held over it. */
function useDropAnywhere(onFiles: (files: readonly File[]) => void): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    let timer = 0;
    const over = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files') !== true) return;
      event.preventDefault();
      setOver(true);
      window.clearTimeout(timer);
      timer = window.setTimeout(() => setOver(false), GONE_AFTER_MS);
    };
    const drop = (event: DragEvent): void => {
      if (event.defaultPrevented || event.dataTransfer === null) return;
      event.preventDefault();
      void droppedFiles(event.dataTransfer).then(onFiles);
    };
    window.addEventListener('dragover', over);
    window.addEventListener('drop', drop);
    return () => {
      window.clearTimeout(timer);
      window.removeEventListener('dragover', over);
      window.removeEventListener('drop', drop);
    };
  }, [onFiles]);
  return isOver;
}

/** Says that files can be let go here. */
function DropHint() {
  const say = useWords(importWords);
  return (
    <div className="drop-anywhere" aria-hidden="true">
      <span>{say('dropAnywhere')}</span>
    </div>
  );
}

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

/** The screen. */
export function SalesScreen() {
  const [here, go] = useLocation();
  const [given, setGiven] = useState(NO_FILES);
  const last = addMonths(monthOf(useToday()), -1);
  const back = useBoardBefore(here);
  const askToLeave = useAskToLeave();
  const take = useCallback(
    (files: readonly File[]) => {
      if (files.length === 0) return;
      askToLeave(() => {
        setGiven(files);
        go('/import');
      });
    },
    [askToLeave, go],
  );
  const forget = useCallback(() => setGiven(NO_FILES), []);
  const isOver = useDropAnywhere(take);
  return (
    <>
      {isOver ? <DropHint /> : null}
      <Switch>
        <Route path="/">
          <Redirect to={`/${last}`} replace />
        </Route>
        <Route path="/import">
          <ImportPage given={given} onGiven={forget} back={back} />
        </Route>
        <Route path="/import/map/:file/:sheet">{({ file, sheet }) => <MappingPage file={Number(file)} sheet={Number(sheet)} />}</Route>
        <Route path="/batches/:batch?">{({ batch }) => <BatchesPage batch={batch === undefined ? null : Number(batch)} />}</Route>
        <Route path="/:month/*?">{({ month, '*': rest }) => <MonthPage month={month} {...placeOf(rest ?? '')} />}</Route>
      </Switch>
    </>
  );
}
