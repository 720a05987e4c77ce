// The window's frame: navigation, the screen, the status bar; or the first start where no base is open.
import { type ReactNode, useEffect, useState } from 'react';
import { Alert, Button } from 'antd';
import { Redirect, Route, Switch, useLocation, Link } from 'wouter';
import type { StartState } from '../../contract/base/start.ts';
import { useApiQuery, useCommand } from '../ui/api.tsx';
import { getLanguage, chooseLanguage } from '../ui/i18n.ts';
import { useKeyList, useKeys } from '../ui/keys.tsx';
import { lazyComponent } from '../ui/lazy-component.tsx';
import { LiveProvider, useLive } from '../ui/live.tsx';
import { useAskToLeave } from '../ui/leave-guard.tsx';
import { usePermissions } from '../ui/permissions.tsx';
import { NotForYou } from '../ui/NotForYou.tsx';
import { Note, Show } from '../ui/Notes.tsx';
import { ProvenanceProvider } from '../ui/provenance/ProvenanceDrawer.tsx';
import { RecordDeskProvider } from '../ui/records/RecordTable.tsx';
import { useThemeChoice, useThemeName } from '../ui/theme.ts';
import { ManagerConsent } from '../people/LendDialog.tsx';
import { RecoveryCodes } from '../people/RecoveryCode.tsx';
import { readPreference, writePreference } from '../ui/preferences.ts';
import { PlainDialog } from '../ui/dialog/PlainDialog.tsx';
import { GivenFilesProvider, useStrayDrops } from './drop-anywhere.tsx';
import { HostGate } from './HostGate.tsx';
import { Presence, StatusBar } from './StatusBar.tsx';
import { LostSteps } from './UnconfirmedSteps.tsx';
import { Palette } from './Palette.tsx';
import { COMMAND_ASKS, SCREEN_ASKS, type ScreenName } from './places.ts';
import { SCREENS, useScreens } from './screens.tsx';
import { AuthGate } from './AuthGate.tsx';
import { sayShell } from './shell-messages.ts';
import { Logo } from '../ui/Logo.tsx';
import './frame.css';

/** The screens as links; the present one is marked. */
function Rail() {
  const [location] = useLocation();
  const screens = useScreens();
  return (
    <nav className="rail no-print" aria-label={sayShell('navigation')}>
      <div className="rail-brand" aria-hidden="true">
        <Logo size={28} />
        <span className="rail-word">{sayShell('product')}</span>
      </div>
      <ul className="rail-list">
        {screens.map(({ name, icon, keys }) => {
          const isHere = location === `/${name}` || location.startsWith(`/${name}/`);
          return (
            <li key={name}>
              <Link
                href={`/${name}`}
                className={isHere ? 'rail-link rail-here' : 'rail-link'}
                title={`${sayShell(name)} (${keys})`}
                aria-label={sayShell(name)}
                {...(isHere ? { 'aria-current': 'page' as const } : {})}
              >
                <span className="rail-icon" aria-hidden="true">
                  {icon}
                </span>
                <span className="rail-word">{sayShell(name)}</span>
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

// F1: the keys of the moment, and the manual.

const MANUAL = lazyComponent(async () => (await import('./Manual.tsx')).Manual);

/** The list of keys. */
function KeyHelp({ onClose }: { readonly onClose: () => void }) {
  const list = useKeyList();
  // As it was when F1 was pressed: the help's own keys are none of the screen's.
  const [keys] = useState(() => [...new Map(list().map((one) => [one.keys, one])).values()]);
  const [isManual, setManual] = useState(false);
  if (isManual)
    return (
      <PlainDialog title={sayShell('manual')} width={960} onClose={onClose}>
        <MANUAL.show />
      </PlainDialog>
    );
  return (
    <PlainDialog
      title={sayShell('keysHelp')}
      width={960}
      onClose={onClose}
      buttons={() => <Button onClick={() => setManual(true)}>{sayShell('manual')}</Button>}
    >
      <dl className="key-list" tabIndex={0}>
        {keys.map(({ keys: name, words }) => (
          <div key={name}>
            <dt>
              <kbd>{name}</kbd>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </PlainDialog>
  );
}

// What a crash of the last run left: the old or the new state, said once.

/** Says what became of work that was cut short. */
function LastRun() {
  const asked = useApiQuery('start.lastRun', {});
  const { run } = useCommand('start.forgetLastRun');
  if (asked.state !== 'ready' || asked.value.ended.length === 0) return null;
  return (
    <div className="last-run">
      <Note tone="warn" actions={<Button onClick={() => void run({})}>{sayShell('lastRunKnown')}</Button>}>
        {asked.value.ended.map(({ subject, done, at }) => (
          <p key={`${at}-${subject}`}>{sayShell(done ? 'lastRunDone' : 'lastRunNot', { subject })}</p>
        ))}
      </Note>
    </div>
  );
}

// What a computer begins with where nobody chose yet: the base's own language and looks.

/** Draws nothing. */
function BaseDefaults() {
  const asked = useApiQuery('settings.choices', {});
  const language = asked.state === 'ready' ? asked.value.language : null;
  const theme = asked.state === 'ready' ? asked.value.theme : null;
  useEffect(() => {
    if (language !== null && language !== 'zh-CN' && readPreference('language') === null) chooseLanguage(language);
    if (theme !== null && theme !== 'system' && readPreference('theme') === null) writePreference('theme', theme);
  }, [language, theme]);
  return null;
}

/** A screen's bug ends with the screen: the rest of the window goes on. */
function ScreenGuard({ children }: { readonly children: ReactNode }) {
  const [tries, setTries] = useState(0);
  const words = (
    <span className="screen-broken">
      {sayShell('screenBrokenHelp')} <Button onClick={() => setTries(tries + 1)}>{sayShell('reload')}</Button>
    </span>
  );
  return (
    <Alert.ErrorBoundary key={tries} title={sayShell('screenBroken')} description={words}>
      {children}
    </Alert.ErrorBoundary>
  );
}

function Screens() {
  const may = usePermissions();
  // Anyone who may not see sales may still import what is his own: the screen shows that much.
  const isOpen = (name: ScreenName): boolean =>
    may.call(...SCREEN_ASKS[name]) || (name === 'sales' && may.call(...COMMAND_ASKS.importFiles));
  return (
    <Switch>
      {SCREENS.map(({ name, show: Screen }) => (
        <Route path={`/${name}`} nest key={name}>
          <ScreenGuard>{isOpen(name) ? <Screen /> : <NotForYou title={sayShell(name)} />}</ScreenGuard>
        </Route>
      ))}
      <Redirect to="/home" replace />
    </Switch>
  );
}

const FIRST_START = lazyComponent(async () => (await import('./FirstStart.tsx')).FirstStart);

/** Alt with a number opens a screen, Ctrl+K finds, F1 shows the keys. */
function useFrameKeys(openPalette: () => void, openKeys: () => void): void {
  const [, go] = useLocation();
  const askToLeave = useAskToLeave();
  const language = getLanguage();
  const theme = useThemeName();
  const [, chooseTheme] = useThemeChoice();
  const screens = useScreens();
  useKeys([
    { keys: 'Ctrl+K', words: sayShell('palette'), run: openPalette, alsoInFields: true },
    { keys: 'F1', words: sayShell('keys'), run: openKeys, alsoInFields: true },
    ...screens.map(({ name, keys }) => ({
      keys,
      words: sayShell('goTo', { screen: sayShell(name) }),
      run: () => askToLeave(() => go(`/${name}`)),
      alsoInFields: true,
    })),
    {
      keys: 'Alt+T',
      words: sayShell('toggleTheme'),
      run: () => chooseTheme(theme === 'dark' ? 'light' : 'dark'),
      alsoInFields: true,
    },
    {
      keys: 'Alt+L',
      words: sayShell('toggleLanguage'),
      run: () => askToLeave(() => chooseLanguage(language === 'en' ? 'zh-CN' : 'en')),
      alsoInFields: true,
    },
  ]);
}

function OfflineNote() {
  const { isOffline, isShutOut } = useLive();
  return isOffline ? <Note tone="warn">{sayShell(isShutOut ? 'shutOut' : 'offline')}</Note> : null;
}

function OpenFrame({ state }: { readonly state: Extract<StartState, { kind: 'open' }> }) {
  const [open, setOpen] = useState<'palette' | 'keys' | null>(null);
  useStrayDrops();
  useFrameKeys(
    () => setOpen('palette'),
    () => setOpen('keys'),
  );
  return (
    <div className="frame">
      <BaseDefaults />
      <a className="skip-link no-print" href="#content" onClick={(event) => skipTo(event)}>
        {sayShell('toContent')}
      </a>
      <Rail />
      <main className="frame-main" id="content" tabIndex={-1}>
        <OfflineNote />
        <LostSteps folder={state.folder} />
        <LastRun />
        <Screens />
      </main>
      <StatusBar name={state.name ?? sayShell('product')} isDemo={state.isDemo} back={state.back} />
      {open === 'palette' ? <Palette onClose={() => setOpen(null)} /> : null}
      {open === 'keys' ? <KeyHelp onClose={() => setOpen(null)} /> : null}
    </div>
  );
}

/** The hash is the route: a plain jump to an anchor would leave the screen. */
function skipTo(event: { readonly preventDefault: () => void }): void {
  event.preventDefault();
  document.querySelector<HTMLElement>('#content')?.focus();
}

function FrameOfBase() {
  const asked = useApiQuery('start.state', {});
  return (
    <Show asked={asked}>
      {(state) =>
        state.kind === 'open' ? (
          <RecoveryCodes>
            <AuthGate>
              <ManagerConsent>
                <RecordDeskProvider>
                  <ProvenanceProvider>
                    <LiveProvider>
                      <OpenFrame state={state} />
                    </LiveProvider>
                  </ProvenanceProvider>
                </RecordDeskProvider>
              </ManagerConsent>
            </AuthGate>
          </RecoveryCodes>
        ) : (
          <FIRST_START.show state={state} />
        )
      }
    </Show>
  );
}

export function Frame() {
  return (
    <>
      <Presence />
      <HostGate>
        <GivenFilesProvider>
          <FrameOfBase />
        </GivenFilesProvider>
      </HostGate>
    </>
  );
}
