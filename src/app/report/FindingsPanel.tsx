// What fails: mandatory relations first, then those to explain, each with the figures it names; and what could not be judged.
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { ReportFinding, ReportPages } from '../../contract/report/filing-shapes.ts';
import { useAuditWords } from '../ui/audit-messages.ts';
import { type May, usePermissions } from '../ui/permissions.tsx';
import { Note } from '../ui/Notes.tsx';
import { Tag } from '../ui/Page.tsx';
import { useRecordActions } from '../ui/records/RecordTable.tsx';
import { ExplanationBox, LastMonthWords } from './ExplanationBox.tsx';
import { listMendingPlaces, type MendingPlace } from './finding-places.ts';
import { listDisputed, sortBySeverity, indexFigureMessages } from './report-parts.ts';
import { sayReport } from './report-messages.ts';

/** Figures of a finding that are named; the others only marked in the sheets. */
const NAMED = 6;

interface PanelProps {
  readonly report: ReportPages;
  /** Shows figures in the sheets, the first of them focused. */
  readonly onShow: (figures: readonly string[]) => void;
  /** Opens the month's sign-off beside the findings, at this field. */
  readonly onSignOff: (field: string) => void;
}

function FindingFigures({
  finding,
  report,
  onShow,
}: Omit<PanelProps, 'onSignOff'> & { readonly finding: Pick<ReportFinding, 'id' | 'figures'> }) {
  const { figures } = finding;
  if (figures.length === 0) return null;
  return (
    <div className="finding-figures">
      {figures.slice(0, NAMED).map((figure) => (
        <Button key={figure} size="small" onClick={() => onShow([figure])}>
          {indexFigureMessages(report, figure)}
        </Button>
      ))}
      {figures.length > 1 ? (
        <Button size="small" type="link" onClick={() => onShow(figures)}>
          {figures.length > NAMED ? sayReport('moreFigures', { count: figures.length - NAMED }) : sayReport('showFigures')}
          <span className="visually-hidden"> {finding.id}</span>
        </Button>
      ) : null}
    </div>
  );
}

/** Whether a place is there for the current user. */
function isPlaceShown(place: MendingPlace, may: May): boolean {
  switch (place.what) {
    case 'signOff':
      return may.call('month.head');
    case 'record':
      return may.write(place.kind);
    default:
      return !place.href.startsWith('~/sales') || may.call('collection.month');
  }
}

interface PlaceProps {
  readonly place: MendingPlace;
  readonly onSignOff: (field: string) => void;
}

/** The way to a place: a link, or a button where the record or field opens beside the report. */
function PlaceLink({ place, onSignOff }: PlaceProps) {
  const records = useRecordActions();
  const words = `${sayReport(place.words, 'name' in place ? { name: place.name } : {})} →`;
  if ('href' in place)
    return (
      <Link className="report-go" href={place.href}>
        {words}
      </Link>
    );
  const open = (): void => (place.what === 'signOff' ? onSignOff(place.name) : records.correct(place.kind, place.id, place.field));
  return (
    <Button size="small" type="link" onClick={open}>
      {words}
    </Button>
  );
}

/** Where the finding is mended. */
function FindingPlaces({ finding, report, onSignOff }: Omit<PanelProps, 'onShow'> & { readonly finding: ReportFinding }) {
  const may = usePermissions();
  const all = report.shown === null ? listMendingPlaces(finding, report) : [];
  const places = all.filter((place) => isPlaceShown(place, may));
  if (places.length === 0) return null;
  return (
    <div className="finding-figures">
      {places.map((place) => (
        <PlaceLink key={`${place.words} ${'name' in place ? place.name : ''}`} place={place} onSignOff={onSignOff} />
      ))}
    </div>
  );
}

function FindingCard({ finding, report, onShow, onSignOff }: PanelProps & { readonly finding: ReportFinding }) {
  const audit = useAuditWords();
  const { id, name, severity, message, relation, isInternal, explanation } = finding;
  const may = usePermissions();
  const isBox = report.shown === null && may.call('filing.explain');
  return (
    <li className={`finding finding-${severity}`} id={`finding-${id}`} tabIndex={-1}>
      <div className="finding-head">
        <Tag tone={severity === 'E' ? 'danger' : 'warn'}>
          {severity === 'E' ? '✕' : '!'} {sayReport(`severity${severity}`)}
        </Tag>
        <strong>
          {id} <span lang={audit.lang}>{audit.name(id, name)}</span>
        </strong>
        {isInternal ? <span className="soft">{sayReport('internal')}</span> : null}
      </div>
      <p className="finding-message" lang={audit.lang}>
        {audit.finding(id, message)}
      </p>
      {relation === '' || relation === name ? null : (
        <p className="soft finding-relation" lang={audit.lang}>
          {audit.text(id, relation)}
        </p>
      )}
      <FindingFigures finding={finding} report={report} onShow={onShow} />
      <FindingPlaces finding={finding} report={report} onSignOff={onSignOff} />
      {severity === 'W' && isBox ? <ExplanationBox month={report.status.month} finding={finding} /> : null}
      {severity === 'W' && !isBox ? <p className="finding-filed">{explanation}</p> : null}
    </li>
  );
}

/** What the bureau disputes, with its words. */
function Disputed({ report, onShow }: Omit<PanelProps, 'onSignOff'>) {
  const figures = listDisputed(report);
  if (figures.length === 0) return null;
  return (
    <Group title={sayReport('disputedHead', { count: figures.length })}>
      <li className="finding finding-E">
        <p className="finding-message">{report.status.submission?.words}</p>
        <FindingFigures finding={{ id: sayReport('disputedBy'), figures }} report={report} onShow={onShow} />
      </li>
    </Group>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="finding-group" aria-label={title}>
      <h3 className="finding-group-title">{title}</h3>
      <ul className="finding-list">{children}</ul>
    </section>
  );
}

/** The findings of a report. */
export function FindingsPanel({ report, onShow, onSignOff }: PanelProps) {
  const audit = useAuditWords();
  const { errors, warnings } = sortBySeverity(report);
  const { notJudged } = report;
  const card = (finding: ReportFinding) => (
    <FindingCard key={finding.id} finding={finding} report={report} onShow={onShow} onSignOff={onSignOff} />
  );
  return (
    <div className="findings">
      <Disputed report={report} onShow={onShow} />
      {errors.length + warnings.length > 0 ? null : (
        <Note tone="good" title={`✓ ${sayReport('findingsNone')}`}>
          {report.shown === null ? sayReport('findingsNoneHelp') : null}
        </Note>
      )}
      {errors.length > 0 ? <Group title={sayReport('errorsHead', { count: errors.length })}>{errors.map(card)}</Group> : null}
      {warnings.length > 0 ? (
        <Group title={sayReport(report.shown === null ? 'warningsHead' : 'warningsFiled', { count: warnings.length })}>
          {report.shown === null ? <LastMonthWords month={report.status.month} findings={warnings} /> : null}
          {warnings.map(card)}
        </Group>
      ) : null}
      {notJudged.length > 0 ? (
        <Group title={sayReport('notJudgedHead', { count: notJudged.length })}>
          <li className="soft finding-help">{sayReport('notJudgedHelp')}</li>
          {notJudged.map((one) => (
            <li className="finding" key={one.id}>
              <div className="finding-head">
                <strong>
                  {one.id} <span lang={audit.lang}>{audit.name(one.id, one.name)}</span>
                </strong>{' '}
                {one.relation === one.name ? null : (
                  <span className="soft" lang={audit.lang}>
                    {audit.text(one.id, one.relation)}
                  </span>
                )}
              </div>
              <FindingFigures finding={one} report={report} onShow={onShow} />
            </li>
          ))}
        </Group>
      ) : null}
    </div>
  );
}
