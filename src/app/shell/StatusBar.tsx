// The line at the foot: whose base this is, where its data are, what is running.
import { Button, Progress } from 'antd';
import { useLocation } from 'wouter';
import type { StartState } from '../../contract/base/start-shapes.ts';
import type { LiveJob } from '../../contract/core/shapes.ts';
import { useApiQuery, useCommand } from '../ui/api.tsx';
import { formatBytes } from '../ui/bytes-text.ts';
import { useAskToLeave } from '../ui/leave-guard.tsx';
import { useHostShown } from '../ui/joined.ts';
import { useLive } from '../ui/live.tsx';
import { useIsRefused, usePermissions } from '../ui/permissions.tsx';
import { useNotices } from '../ui/notices.tsx';
import { useLeave } from '../people/use-leave.ts';
import { sayJoining } from '../sharing/joining-messages.ts';
import { EndProgram } from './Ending.tsx';
import { sayLock } from './lock-messages.ts';
import { LeaveByItself } from './AuthGate.tsx';
import { sayShell } from './shell-messages.ts';

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
