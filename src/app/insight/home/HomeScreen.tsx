// Home: what needs me today.
import type { Home } from '../../../contract/insight/insight-shapes.ts';
import { useApiQuery } from '../../ui/api.tsx';
import { getLanguage } from '../../ui/i18n.ts';
import { NeverArrived } from '../../ui/NeverArrived.tsx';
import { usePermissions } from '../../ui/permissions.tsx';
import { Show } from '../../ui/Notes.tsx';
import { Page } from '../../ui/Page.tsx';
import { useToday } from '../../ui/today.ts';
import { formatDay } from '../../ui/values.tsx';
import { Cases, Leases, Papers } from './ComingUp.tsx';
import { DeskToday } from './DeskToday.tsx';
import { FirstRun } from './FirstRun.tsx';
import { sayHome } from './home-messages.ts';
import { KeyFigures } from './KeyFigures.tsx';
import { MonthBoard } from './MonthBoard.tsx';
import { Safety } from './Safety.tsx';
import './home.css';

function Content({ home }: { readonly home: Home }) {
  const may = usePermissions();
  const isNew = home.firstRun?.some((one) => one.step !== 'report' && one.state !== 'done') === true;
  return (
    <>
      {home.firstRun === null || !may.call('settings.choose') ? null : <FirstRun steps={home.firstRun} />}
      {(isNew && home.strip === null) || home.strip === undefined ? null : <MonthBoard strip={home.strip} />}
      {home.strip === null || home.strip === undefined ? null : <KeyFigures month={home.strip.month} />}
      {isNew && home.strip === null ? (
        <Safety {...home} />
      ) : (
        <div className="home-columns">
          <div className="home-column">
            <NeverArrived />
            <DeskToday desk={home.desk} />
            {home.papers === undefined ? null : <Papers papers={home.papers} />}
          </div>
          <div className="home-column">
            <Leases leases={home.leases} />
            {home.cases === undefined ? null : <Cases cases={home.cases} />}
            <Safety {...home} />
          </div>
        </div>
      )}
    </>
  );
}

export function HomeScreen() {
  const language = getLanguage();
  const today = useToday();
  const asked = useApiQuery('insight.home', { day: null }, { turn: today });
  return (
    <Page title={sayHome('title')} lead={formatDay(today, language)}>
      <Show asked={asked}>{(home) => <Content home={home} />}</Show>
    </Page>
  );
}
