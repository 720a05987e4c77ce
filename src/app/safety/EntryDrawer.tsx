// One entry of the audit trail in full.
import type { HistoryLine } from '../../contract/base/settings-shapes.ts';
import { useWords } from '../kit/i18n.ts';
import { Note } from '../kit/Notes.tsx';
import { Facts } from '../kit/Page.tsx';
import { SideDrawer } from '../kit/SideDrawer.tsx';
import { useTrailSayer } from './trail-columns.ts';
import { trailChanges } from './trail-text.ts';
import { trailWords } from './trail-words.ts';

function Changes({ line }: { readonly line: HistoryLine }) {
  const say = useWords(trailWords);
  const sayer = useTrailSayer();
  const changes = line.isCut ? [] : trailChanges(line);
  if (line.isCut) return <Note tone="plain">{say('tooLong')}</Note>;
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
        {changes.map((change) => (
          <tr key={change.field}>
            <td>{sayer.field(line, change)}</td>
            <td>{sayer.value(line, change.field, change.before)}</td>
            <td>{sayer.value(line, change.field, change.after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The drawer. */
export function EntryDrawer({ line, onClose }: { readonly line: HistoryLine; readonly onClose: () => void }) {
  const say = useWords(trailWords);
  const sayer = useTrailSayer();
  return (
    <SideDrawer title={say('entry', { seq: line.seq })} onClose={onClose} width={640}>
      <div className="stack-4">
        <Facts
          facts={[
            { label: say('at'), value: line.at.replace('T', ' ') },
            { label: say('who'), value: `${line.who} · ${sayer.host(line)}` },
            { label: say('action'), value: `${sayer.action(line)} ${sayer.kind(line)}` },
            { label: say('id'), value: line.entityId },
            { label: say('batch'), value: line.batch },
            { label: say('reason'), value: sayer.reason(line) },
          ]}
        />
        <Changes line={line} />
      </div>
    </SideDrawer>
  );
}
