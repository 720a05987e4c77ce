// One line of the audit trail in full.
import type { HistoryLine } from '../../contract/base/settings-shapes.ts';
import { Facts } from '../ui/Page.tsx';
import { SideDrawer } from '../ui/SideDrawer.tsx';
import { NO_VALUE } from '../ui/values.tsx';
import { formatAbout } from './trail-columns.ts';
import { sayTrail } from './trail-messages.ts';

/** What a line changed, field by field. */
export function Changes({ changes }: Pick<HistoryLine, 'changes'>) {
  return (
    <table className="settings-changes">
      <thead>
        <tr>
          <th scope="col">{sayTrail('field')}</th>
          <th scope="col">{sayTrail('before')}</th>
          <th scope="col">{sayTrail('after')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ field, before, after }) => (
          <tr key={field}>
            <td>{field}</td>
            <td>{before}</td>
            <td>{after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function EntryDrawer({ line, onClose }: { readonly line: HistoryLine; readonly onClose: () => void }) {
  return (
    <SideDrawer title={sayTrail('entry', { seq: line.seq })} onClose={onClose} width={640}>
      <div className="stack-4">
        <Facts
          facts={[
            { label: sayTrail('at'), value: line.at.replace('T', ' ') },
            { label: sayTrail('who'), value: `${line.who} · ${line.host}` },
            { label: sayTrail('action'), value: `${line.action} ${line.kind}` },
            { label: sayTrail('about'), value: formatAbout(line) },
            { label: sayTrail('file'), value: line.file ?? NO_VALUE },
            { label: sayTrail('reason'), value: line.reason || NO_VALUE },
          ]}
        />
        {line.changes.length === 0 ? null : <Changes changes={line.changes} />}
      </div>
    </SideDrawer>
  );
}
