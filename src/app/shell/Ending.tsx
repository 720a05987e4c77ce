// Where nobody sees the program but its pages: how it is ended, and that a page is still there.
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { useApiQuery, useClient, useCommand } from '../ui/api.tsx';
import { useAskToLeave } from '../ui/leave-guard.tsx';
import { useNotices } from '../ui/notices.tsx';
import { sayShell } from './shell-messages.ts';

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
export function EndProgram() {
  const notices = useNotices();
  const askToLeave = useAskToLeave();
  const minutes = useEndsAfter();
  const [isEnded, setEnded] = useState(false);
  const { run, isBusy } = useCommand('shell.end');
  if (minutes === null) return null;
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
