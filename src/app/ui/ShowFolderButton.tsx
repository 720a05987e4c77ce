// Opens a folder of the program in the system's file manager, where the host can.
import { Button } from 'antd';
import { useApiQuery, useCommand } from './api.tsx';
import { useNotices } from './notices.tsx';

interface ShowFolderButtonProps {
  readonly what: 'data' | 'logs';
  readonly label: string;
}

/** The button; nothing where the host can't. */
export function ShowFolderButton({ what, label }: ShowFolderButtonProps) {
  const notices = useNotices();
  const { run, isBusy } = useCommand('shell.showFolder');
  const about = useApiQuery('shell.about', {});
  if (about.state !== 'ready' || !about.value.can.showFolder) return null;
  const show = async (): Promise<void> => {
    const outcome = await run({ what });
    if (!outcome.ok) notices.failed(outcome);
  };
  return (
    <Button loading={isBusy} onClick={() => void show()}>
      {label}
    </Button>
  );
}
