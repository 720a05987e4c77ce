// The settings: their parts at the left, the chosen one beside them.
import type { ComponentType } from 'react';
import { Redirect, Route, Switch, useLocation, useRoute } from 'wouter';
import { useWords } from '../kit/i18n.ts';
import { useAskToLeave } from '../kit/leave-guard.tsx';
import { AboutSection } from '../safety/AboutSection.tsx';
import { BackupsSection } from '../safety/BackupsSection.tsx';
import { BaseSection } from '../base/BaseSection.tsx';
import { BillsSection } from '../base/BillsSection.tsx';
import { CalendarSection } from '../base/CalendarSection.tsx';
import { DeskSection } from '../base/DeskSection.tsx';
import { HistorySection } from '../safety/HistorySection.tsx';
import { LobbySection } from '../base/LobbySection.tsx';
import { LookSection } from '../base/LookSection.tsx';
import { MappingsSection } from '../intake/MappingsSection.tsx';
import { PeopleSection } from '../people/PeopleSection.tsx';
import { ProfilesSection } from '../base/ProfilesSection.tsx';
import { MapEditorPage } from '../bureau/MapEditorPage.tsx';
import { MapsSection } from '../bureau/MapsSection.tsx';
import { TextsSection } from '../base/TextsSection.tsx';
import { settingsWords } from '../base/settings-words.ts';
import '../base/settings.css';

const SECTIONS = [
  'base',
  'calendar',
  'desk',
  'bills',
  'texts',
  'people',
  'profiles',
  'maps',
  'mappings',
  'backups',
  'lobby',
  'look',
  'history',
  'about',
] as const;
type SectionName = (typeof SECTIONS)[number];

const SHOWN: Readonly<Record<SectionName, ComponentType>> = {
  base: BaseSection,
  calendar: CalendarSection,
  desk: DeskSection,
  bills: BillsSection,
  texts: TextsSection,
  people: PeopleSection,
  profiles: ProfilesSection,
  maps: MapsSection,
  mappings: MappingsSection,
  backups: BackupsSection,
  lobby: LobbySection,
  look: LookSection,
  history: HistorySection,
  about: AboutSection,
};

function SectionLink({ name }: { readonly name: SectionName }) {
  const say = useWords(settingsWords);
  const askToLeave = useAskToLeave();
  const [isHere] = useRoute(`/${name}`);
  const [, go] = useLocation();
  return (
    <a
      href={`#/settings/${name}`}
      className="settings-link"
      aria-current={isHere ? 'page' : undefined}
      onClick={(event) => {
        event.preventDefault();
        askToLeave(() => go(`/${name}`));
      }}
    >
      {say(name)}
    </a>
  );
}

/** A part with its neighbours at the left. */
function Parts() {
  const say = useWords(settingsWords);
  return (
    <div className="settings">
      <nav className="settings-nav" aria-label={say('sections')}>
        {SECTIONS.map((name) => (
          <SectionLink key={name} name={name} />
        ))}
      </nav>
      <div className="settings-part">
        <Switch>
          {SECTIONS.map((name) => (
            <Route path={`/${name}`} component={SHOWN[name]} key={name} />
          ))}
          <Redirect to="/base" replace />
        </Switch>
      </div>
    </div>
  );
}

/** The screen 设置. The mapping screen of a form takes its whole width. */
export function SettingsScreen() {
  return (
    <Switch>
      <Route path="/maps/:id">
        {({ id }) => (/^[1-9]\d{0,14}$/.test(id) ? <MapEditorPage key={id} id={Number(id)} /> : <Redirect to="/maps" replace />)}
      </Route>
      <Route>
        <Parts />
      </Route>
    </Switch>
  );
}
