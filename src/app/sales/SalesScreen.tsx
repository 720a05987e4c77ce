// 销售: who has reported what in a month; files taken in; batches. Files may be dropped anywhere on it.
import { useCallback, useEffect, useState } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { addMonths, monthOf } from '../../domain/calendar.ts';
import { useToday } from '../kit/today.ts';
import { BatchesPage } from './BatchesPage.tsx';
import { ImportPage } from './ImportPage.tsx';
import { MappingPage } from './MappingPage.tsx';
import { MonthPage } from './MonthPage.tsx';
import { droppedFiles } from './dropped-files.ts';
import './sales.css';

const NO_FILES: readonly File[] = [];

/** Hears files that are dropped anywhere on the window. */
function useDropAnywhere(onFiles: (files: readonly File[]) => void): void {
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files') === true) event.preventDefault();
    };
    const drop = (event: DragEvent): void => {
      if (event.defaultPrevented || event.dataTransfer === null) return;
      event.preventDefault();
      void droppedFiles(event.dataTransfer).then(onFiles);
    };
    window.addEventListener('dragover', over);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('drop', drop);
    };
  }, [onFiles]);
}

/** The screen. */
export function SalesScreen() {
  const [, go] = useLocation();
  const [given, setGiven] = useState(NO_FILES);
  const last = addMonths(monthOf(useToday()), -1);
  const take = useCallback(
    (files: readonly File[]) => {
      if (files.length === 0) return;
      setGiven(files);
      go('/import');
    },
    [go],
  );
  const forget = useCallback(() => setGiven(NO_FILES), []);
  useDropAnywhere(take);
  return (
    <Switch>
      <Route path="/">
        <Redirect to={`/${last}`} replace />
      </Route>
      <Route path="/import">
        <ImportPage given={given} onGiven={forget} />
      </Route>
      <Route path="/import/map/:file/:sheet">{({ file, sheet }) => <MappingPage file={Number(file)} sheet={Number(sheet)} />}</Route>
      <Route path="/batches/:batch?">{({ batch }) => <BatchesPage batch={batch === undefined ? null : Number(batch)} />}</Route>
      <Route path="/:month/:tab?">{({ month, tab }) => <MonthPage month={month} tab={tab ?? null} />}</Route>
    </Switch>
  );
}
