// The settings: their parts at the left, the chosen one beside them.
import type { ComponentType } from 'react';
import { Redirect, Route, Switch, useLocation, useRoute } from 'wouter';
import { useAskToLeave } from '../ui/leave-guard.tsx';
import { usePermissions } from '../ui/permissions.tsx';
import { NotForYou } from '../ui/NotForYou.tsx';
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
import { SharingSection } from '../sharing/SharingSection.tsx';
import { ProfilesSection } from '../base/ProfilesSection.tsx';
import { MapEditorPage } from '../bureau/MapEditorPage.tsx';
import { MapsSection } from '../bureau/MapsSection.tsx';
import { UpdatesSection } from '../safety/UpdatesSection.tsx';
import { TextsSection } from '../base/TextsSection.tsx';
import { saySettings } from '../base/settings-messages.ts';
import { SECTION_ASKS, type SectionName } from './places.ts';
import '../base/settings.css';

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
  sharing: SharingSection,
  updates: UpdatesSection,
  lobby: LobbySection,
  look: LookSection,
  history: HistorySection,
  about: AboutSection,
};

const SECTIONS: readonly SectionName[] = namesOf(SHOWN);

function namesOf<K extends string>(table: Readonly<Record<K, unknown>>): readonly K[] {
  return Object.keys(table).filter((name): name is K => Object.hasOwn(table, name));
}

function Part({ name, isShown }: { readonly name: SectionName; readonly isShown: boolean }) {
  const Shown = SHOWN[name];
  return isShown ? <Shown /> : <NotForYou title={saySettings(name)} />;
}

function SectionLink({ name }: { readonly name: SectionName }) {
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
      {saySettings(name)}
    </a>
  );
}

/** The parts of the current user, in their order. */
function useSections(): readonly SectionName[] {
  const may = usePermissions();
  return SECTIONS.filter((name) => may.call(...SECTION_ASKS[name]));
}

/** A part with its neighbours at the left. A link to one that is not for who sits here says so. */
function Parts() {
  const sections = useSections();
  return (
    <div className="settings">
      <nav className="settings-nav" aria-label={saySettings('sections')}>
        {sections.map((name) => (
          <SectionLink key={name} name={name} />
        ))}
      </nav>
      <div className="settings-part">
        <Switch>
          {SECTIONS.map((name) => (
            <Route path={`/${name}`} key={name}>
              <Part name={name} isShown={sections.includes(name)} />
            </Route>
          ))}
          <Redirect to={`/${sections[0] ?? 'about'}`} replace />
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
