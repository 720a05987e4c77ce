// Files that came after the month was closed: what each would change, and taking one in once the month is open again.
import { Button } from 'antd';
import { useApiQuery } from '../ui/api.tsx';
import { Empty, Show } from '../ui/Notes.tsx';
import { useToldCommand } from '../ui/notices.tsx';
import { IfMay } from '../ui/permissions.tsx';
import { sayReport } from './report-messages.ts';

interface ParkedFile {
  readonly id: number;
  readonly file: string;
  readonly wouldChange?: readonly string[] | undefined;
}

function ParkedRow({ parked, isOpen }: { readonly parked: ParkedFile; readonly isOpen: boolean }) {
  const changes = parked.wouldChange ?? [];
  const take = useToldCommand('parked.take', () => sayReport('parkedTaken', { name: parked.file }));
  return (
    <li className="finding">
      <strong className="parked-name">{parked.file}</strong>
      <div className="soft">{changes.length === 0 ? sayReport('wouldChangeNothing') : sayReport('wouldChange')}</div>
      {changes.length === 0 ? null : (
        <ul className="parked-changes" lang="zh-CN">
          {changes.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {isOpen ? (
        <IfMay call="parked.take">
          <Button loading={take.isBusy} onClick={() => void take.send({ id: parked.id })}>
            {sayReport('takeParked')}
          </Button>
        </IfMay>
      ) : (
        <div className="soft">{sayReport('takeAfterReopen')}</div>
      )}
    </li>
  );
}

/** The parked files of a month. */
export function ParkedPanel({ month, isOpen }: { readonly month: string; readonly isOpen: boolean }) {
  const asked = useApiQuery('parked.list', { month });
  return (
    <Show asked={asked}>
      {({ parked }) =>
        parked.length === 0 ? (
          <Empty title={sayReport('parkedNone')} help={sayReport('parkedHelp')} />
        ) : (
          <>
            <p className="soft finding-help">{sayReport('parkedHelp')}</p>
            <ul className="finding-list">
              {parked.map((one) => (
                <ParkedRow key={one.id} parked={one} isOpen={isOpen} />
              ))}
            </ul>
          </>
        )
      }
    </Show>
  );
}
