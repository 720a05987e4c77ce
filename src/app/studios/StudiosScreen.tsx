// The studios: the list, and one studio.
import { Route, Switch } from 'wouter';
import { SharedPage } from './SharedPage.tsx';
import { StudioListPage } from './StudioListPage.tsx';
import { StudioPage } from './StudioPage.tsx';
import './studios.css';

/** The screen 直播间. */
export function StudiosScreen() {
  return (
    <Switch>
      <Route path="/">
        <StudioListPage />
      </Route>
      <Route path="/shared/:part?">{({ part }) => <SharedPage part={part ?? null} />}</Route>
      <Route path="/:id/:tab?">{({ id, tab }) => <StudioPage key={id} id={Number(id)} tab={tab ?? null} />}</Route>
    </Switch>
  );
}
