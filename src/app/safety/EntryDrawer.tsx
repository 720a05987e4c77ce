// One line of the audit trail in full.
import type { HistoryLine } from '../../contract/base/settings-shapes.ts';
import { useMessages } from '../ui/i18n.ts';
import { Facts } from '../ui/Page.tsx';
import { SideDrawer } from '../ui/SideDrawer.tsx';
import { NO_VALUE } from '../ui/values.tsx';
import { formatAbout } from './trail-columns.ts';
import { trailWords } from './trail-messages.ts';

/** What a line changed, field by field. */
export function Changes({ changes }: Pick<HistoryLine, 'changes'>) {
  const say = useMessages(trailWords);
  return (
    <table className="settings-changes">
      <thead>
        <tr>
          <th scope="col">{say('field')}</th>
          <th scope="col">{say('before')}</th>
          <th scope="col">{say('after')}</th>
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
  const say = useMessages(trailWords);
  return (
    <SideDrawer title={say('entry', { seq: line.seq })} onClose={onClose} width={640}>
      <div className="stack-4">
        <Facts
          facts={[
            { label: say('at'), value: line.at.replace('T', ' ') },
            { label: say('who'), value: `${line.who} · ${line.host}` },
            { label: say('action'), value: `${line.action} ${line.kind}` },
            { label: say('about'), value: formatAbout(line, say) },
            { label: say('file'), value: line.file ?? NO_VALUE },
            { label: say('reason'), value: line.reason || NO_VALUE },
          ]}
        />
        {line.changes.length === 0 ? null : <Changes changes={line.changes} />}
      </div>
    </SideDrawer>
  );
}
