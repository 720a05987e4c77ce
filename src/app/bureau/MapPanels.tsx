// Beside the sheet: the cell under the cursor, what is wrong with the map, its editions.
import { Button, Tabs } from 'antd';
import { useState } from 'react';
import type { Workbook, WorkbookFinding } from '../../contract/bureau/workbooks.ts';
import { Empty } from '../ui/Notes.tsx';
import { Tag } from '../ui/Page.tsx';
import { CellPanel } from './CellPanel.tsx';
import { readArea } from './cell-address.ts';
import { sayMapEditor } from './map-editor-messages.ts';
import type { Labels } from './map-marks.ts';
import type { MapEditor } from './use-map-editor.ts';
import { useKeptForm } from './use-kept-form.ts';
import { sayRefusal } from '../ui/window-words.ts';

interface PanelsProps {
  readonly view: Workbook;
  readonly editor: MapEditor;
  readonly labels: Labels;
}

function Findings({
  findings,
  title,
  tone,
  onGo,
}: {
  readonly findings: readonly WorkbookFinding[];
  readonly title: string;
  readonly tone: 'danger' | 'warn';
  readonly onGo: (finding: WorkbookFinding) => void;
}) {
  if (findings.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3 className="blank-findings-title">{title}</h3>
      <ul className="blank-findings">
        {findings.map((finding, at) => (
          <li
            key={`${finding.sheet} ${finding.cell} ${finding.refusal.code} ${String(at)}`}
            className={`blank-finding blank-finding-${tone}`}
          >
            <span>
              {finding.sheet === '' ? '' : `${finding.sheet}!${finding.cell} `}
              {sayRefusal(finding.refusal)}
            </span>
            {readArea(finding.cell) === null ? null : (
              <Button size="small" onClick={() => onGo(finding)} aria-label={`${sayMapEditor('goThere')} ${finding.sheet}!${finding.cell}`}>
                {sayMapEditor('goThere')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Editions that are listed: each save makes one. */
const LISTED_EDITIONS = 40;

/** What stops the export besides entries that nobody has confirmed: those the sheet shows. */
export function listBlockingErrors(errors: readonly WorkbookFinding[]): readonly WorkbookFinding[] {
  return errors.filter(({ refusal }) => refusal.code !== 'WB_UNCONFIRMED');
}

function Troubles({ editor }: Pick<PanelsProps, 'editor'>) {
  const errors = listBlockingErrors(editor.saver.kept.errors);
  const { warnings, open } = editor.saver.kept;
  const go = ({ sheet, cell }: WorkbookFinding): void => {
    const area = readArea(cell);
    if (area === null) return;
    editor.jump({ sheet, row: area.top, column: area.left });
    editor.focus.current?.focus();
  };
  if (errors.length + warnings.length + open.length === 0)
    return <Empty title={sayMapEditor('troublesNone')} help={sayMapEditor('troublesNoneHelp')} />;
  return (
    <>
      <Findings findings={errors} title={sayMapEditor('errors', { count: errors.length })} tone="danger" onGo={go} />
      <Findings findings={open} title={sayMapEditor('open', { count: open.length })} tone="warn" onGo={go} />
      <Findings findings={warnings} title={sayMapEditor('warnings', { count: warnings.length })} tone="warn" onGo={go} />
    </>
  );
}

function Editions({ view, editor }: Pick<PanelsProps, 'view' | 'editor'>) {
  // Asked again: each save made an edition meanwhile.
  const asked = useKeptForm(view.id);
  const { editions } = asked.state === 'ready' ? asked.value : view;
  return (
    <ul className="blank-editions">
      {editions
        .toSorted((one, other) => other.edition - one.edition)
        .slice(0, LISTED_EDITIONS)
        .map(({ edition, at, who, file, entries, proposed }) => (
          <li key={edition}>
            <span>
              {sayMapEditor('editionAt', { at: at.replace('T', ' '), who })}{' '}
              {edition === editor.saver.kept.edition ? <Tag tone="good">{sayMapEditor('current')}</Tag> : null}
            </span>
            <span className="soft">{sayMapEditor('editionLine', { file, entries, proposed })}</span>
          </li>
        ))}
      {editions.length > LISTED_EDITIONS ? (
        <li className="soft">{sayMapEditor('editionsMore', { count: editions.length - LISTED_EDITIONS })}</li>
      ) : null}
    </ul>
  );
}

type PanelName = 'cell' | 'troubles' | 'editions';
const PANELS: readonly PanelName[] = ['cell', 'troubles', 'editions'];

export function MapPanels(props: PanelsProps) {
  const { view, editor } = props;
  const [panel, setPanel] = useState<PanelName>('cell');
  const wrong = listBlockingErrors(editor.saver.kept.errors).length + editor.saver.kept.open.length;
  const items = [
    { key: 'cell', label: sayMapEditor('tabCell'), children: <CellPanel {...props} /> },
    {
      key: 'troubles',
      label: wrong === 0 ? sayMapEditor('tabTroubles') : `${sayMapEditor('tabTroubles')} ${wrong}`,
      children: <Troubles editor={editor} />,
    },
    { key: 'editions', label: sayMapEditor('tabEditions'), children: <Editions view={view} editor={editor} /> },
  ];
  return (
    <aside className="blank-side no-print" aria-label={sayMapEditor('tabCell')}>
      <Tabs
        className="side-tabs"
        size="small"
        activeKey={panel}
        onChange={(key) => setPanel(PANELS.find((one) => one === key) ?? 'cell')}
        items={items}
      />
    </aside>
  );
}
