// Says at the start, and once a day, that a newer version lies in the folder that a manager has set: to anyone who may install it, and to nobody else.
import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { useApiQuery, useClient } from '../ui/api.tsx';
import { usePermissions } from '../ui/permissions.tsx';
import { Note } from '../ui/Notes.tsx';
import { sayUpdate } from './update-messages.ts';

const A_DAY_MS = 86_400_000;

/** The newer version that lies in the set folder; null: none, or none that may be installed. No question of the page's, which are asked again after every write: a share is looked at with the first sight of home, and once a day. */
function useFoundVersion(): string | null {
  const client = useClient();
  const [version, setVersion] = useState<string | null>(null);
  useEffect(() => {
    let isGone = false;
    const look = async (): Promise<void> => {
      // What keeps an update from being found is said where somebody looks for one.
      const found = await client.updates.look({}).catch(() => null);
      if (!isGone) setVersion(found?.ok === true ? found.value.version : null);
    };
    void look();
    const timer = window.setInterval(() => void look(), A_DAY_MS);
    return () => {
      isGone = true;
      window.clearInterval(timer);
    };
  }, [client]);
  return version;
}

function Found() {
  const version = useFoundVersion();
  if (version === null) return null;
  return (
    <div className="last-run">
      <Note tone="good" actions={<Link href="~/settings/updates">{sayUpdate('toUpdates')}</Link>}>
        {sayUpdate('found', { version })}
      </Note>
    </div>
  );
}

/** Draws nothing where no folder is set: sticks are looked at on request. */
function Where() {
  const asked = useApiQuery('updates.state', {});
  return asked.state === 'ready' && asked.value.folder !== null && asked.value.hasKeys ? <Found /> : null;
}

/** The note; nothing of it is asked before the page has nothing else to do. */
export function UpdateNote() {
  const may = usePermissions();
  const [isIdle, setIdle] = useState(false);
  useEffect(() => {
    const handle = requestIdleCallback(() => setIdle(true), { timeout: 3000 });
    return () => cancelIdleCallback(handle);
  }, []);
  return isIdle && may.call('updates.state', 'updates.look') ? <Where /> : null;
}
