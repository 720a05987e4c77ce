// The line at the foot: whose base this is, where its data are, what is running.
// Where nobody sees the program but its pages: how it is ended, and that a page is still there.
import { Button, Progress } from 'antd';
import { useLocation } from 'wouter';
import type { StartState } from '../../contract/base/start.ts';
import type { LiveJob } from '../../contract/core/shapes.ts';
import { useApiQuery, useCommand, useClient } from '../ui/api.tsx';
import { formatBytes } from '../ui/values.tsx';
import { useAskToLeave } from '../ui/leave-guard.tsx';
import { useHostShown } from '../ui/joined.ts';
import { useLive } from '../ui/live.tsx';
import { useIsRefused, usePermissions } from '../ui/permissions.tsx';
import { useNotices } from '../ui/notices.tsx';
import { useLeave } from '../people/use-leave.ts';
import { sayJoining } from '../sharing/joining-messages.ts';
import { sayLock } from './lock-messages.ts';
import { LeaveByItself } from './AuthGate.tsx';
import { sayShell } from './shell-messages.ts';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';

const RHYTHM_MS = 60_000;

/** Minutes without a page after which the program ends; null where a window or a terminal ends it. */
function useEndsAfter(): number | null {
  const about = useApiQuery('shell.about', {});
  return about.state === 'ready' ? about.value.endsAfterMinutes : null;
}

/** Tells the program every minute that this page is there: at the first start and on a locked screen nothing else does. */
export function Presence() {
  const client = useClient();
  const endsAfter = useEndsAfter();
  useEffect(() => {
    if (endsAfter === null) return undefined;
    const timer = window.setInterval(() => void client.shell.about({}).catch(() => undefined), RHYTHM_MS);
    return () => window.clearInterval(timer);
  }, [client, endsAfter]);
  return null;
}

/** The last thing a page shows. */
function Ended() {
  return createPortal(
    <div className="program-ended" role="alert">
      <p>{sayShell('ended')}</p>
    </div>,
    document.body,
  );
}

/** Ends the program; the tip says how it ends by itself. */
function EndProgram() {
  const notices = useNotices();
  const askToLeave = useAskToLeave();
  const minutes = useEndsAfter();
  const [isEnded, setEnded] = useState(false);
  const isRefused = useIsRefused('shell.end');
  const { run, isBusy } = useCommand('shell.end');
  if (minutes === null || isRefused) return null;
  const end = async (): Promise<void> => {
    notices.settle(await run({}), () => setEnded(true));
  };
  return (
    <>
      <Button
        className="status-end"
        size="small"
        type="text"
        loading={isBusy}
        title={sayShell('endHelp', { minutes })}
        onClick={() => askToLeave(() => void end())}
      >
        {sayShell('end')}
      </Button>
      {isEnded ? <Ended /> : null}
    </>
  );
}

const JOB_GROUPS = [
  'imports',
  'intake',
  'report',
  'month',
  'safety',
  'batches',
  'parked',
  'settings',
  'insight',
  'filing',
  'forms',
  'collection',
] as const;

function jobWord(name: string) {
  const group = JOB_GROUPS.find((one) => name.startsWith(`${one}.`));
  return group === undefined ? ('job_other' as const) : (`job_${group}` as const);
}

function Job({ job }: { readonly job: LiveJob }) {
  const { run } = useCommand('live.cancel');
  // Who may not do a thing does not end it either.
  const isRefused = useIsRefused(job.name);
  const name = sayShell(jobWord(job.name));
  const words = job.phase === 'wait' ? sayShell('jobWaiting', { name }) : sayShell('jobRunning', { name, done: job.done, all: job.all });
  return (
    <span className="status-job" role="status">
      <Progress
        type="circle"
        size={16}
        percent={job.all === 0 ? 0 : Math.round((100 * job.done) / job.all)}
        showInfo={false}
        aria-label={name}
      />
      <span title={job.what}>{words}</span>
      {job.canCancel && !isRefused ? (
        <Button size="small" type="text" aria-label={sayShell('jobCancel', { name })} onClick={() => void run({ job: job.id })}>
          ×
        </Button>
      ) : null}
    </span>
  );
}

/** What the demo is, and the way back from it. */
function DemoPart({ back }: { readonly back: DemoBack }) {
  const notices = useNotices();
  const [, go] = useLocation();
  const askToLeave = useAskToLeave();
  const { run, isBusy } = useCommand('start.leaveDemo');
  const mayLeave = usePermissions().call('start.leaveDemo');
  const leave = async (): Promise<void> => {
    // What is on screen is the demo's: its own base begins at home.
    go('/home');
    const outcome = await run({});
    if (!outcome.ok) notices.failed(outcome);
  };
  return (
    <>
      <span className="status-demo">{sayShell('demo')}</span>
      {back === undefined || !mayLeave ? null : (
        <Button size="small" type="primary" loading={isBusy} onClick={() => askToLeave(() => void leave())}>
          {sayShell(`demoBack_${back}`)}
        </Button>
      )}
    </>
  );
}

/** Where the way back from the demo leads, if there is one. */
type DemoBack = Extract<StartState, { kind: 'open' }>['back'];

interface StatusBarProps {
  readonly name: string;
  readonly isDemo: boolean;
  readonly back: DemoBack;
}

/** Who sits there, once PINs are on: a click leaves, as Alt+U does. */
function Sitter() {
  const leave = useLeave();
  const seat = useApiQuery('people.seat', {}, { refetchInterval: 60_000 });
  if (seat.state !== 'ready' || !seat.value.isLocking || seat.value.me === null) return null;
  return (
    <>
      <LeaveByItself minutes={seat.value.idleMinutes} />
      <Button size="small" type="text" title={`${sayLock('lock')} (Alt+U)`} onClick={() => void leave()}>
        {seat.value.me.name}
      </Button>
    </>
  );
}

/** Whose data these are, where they are another computer's. */
function HostPart({ folder }: { readonly folder: string | null }) {
  const host = useHostShown(folder);
  return host === null ? null : <span className="status-folder">{sayJoining('hostAt', { host })}</span>;
}

export function StatusBar({ name, isDemo, back }: StatusBarProps) {
  const { jobs } = useLive();
  const about = useApiQuery('shell.about', {}, { refetchInterval: 60_000 });
  const folder = about.state === 'ready' ? about.value.folder : null;
  const free = about.state === 'ready' ? about.value.freeBytes : null;
  return (
    <footer className="status no-print" aria-label={sayShell('statusBar')}>
      <span className="status-name">{name}</span>
      {isDemo ? <DemoPart back={back} /> : null}
      {jobs.map((job) => (
        <Job key={job.id} job={job} />
      ))}
      <Sitter />
      <span className="status-gap" />
      {folder === null ? null : (
        <span className="status-folder" title={folder}>
          {sayShell('folder', { folder })}
        </span>
      )}
      {about.state === 'ready' ? <HostPart folder={folder} /> : null}
      {free === null ? null : <span>{sayShell('free', { size: formatBytes(free) })}</span>}
      <EndProgram />
      <span className="soft">F1 {sayShell('keys')} · Ctrl+K</span>
    </footer>
  );
}
