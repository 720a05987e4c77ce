// A tenant's sources side by side: form, ledger, platform, by platform and class, down to the session; and the choice of what counts.
import { Button, Radio } from 'antd';
import { Fragment, useId, useState } from 'react';
import { Link } from 'wouter';
import type { Sources } from '../../contract/collection/collection.ts';
import { SALES_SOURCES } from '../../domain/base/catalogue.ts';
import { useApiQuery, useCommand } from '../ui/api.tsx';
import { getLanguage, sayMark } from '../ui/i18n.ts';
import { Empty, Note, Show } from '../ui/Notes.tsx';
import { Tag, SideDrawer } from '../ui/Page.tsx';
import { NO_VALUE, formatMonth, formatYuan } from '../ui/values.tsx';
import { formatClock } from '../ui/clock-text.ts';
import { ActionDialog, type Acted } from '../ui/dialog/ActionDialog.tsx';
import { NotesField } from '../ui/fields/text-fields.tsx';
import { useChangeNotice } from '../ui/records/HistoryDrawer.tsx';
import { formatShare } from './source-differences.ts';
import { useIsReadOnly } from './read-only.ts';
import { SourceDetails } from './SourceDetails.tsx';
import { type Comparison, comparisonOf, formatKey, lineOf, sortByDoubt, type Source, strongestOf } from './source-rows.ts';
import { saySource } from './source-messages.ts';

// What counts for one key, and why: a choice that is kept with its reason and can be taken back.

/** What stands for no choice: by order. */
const BY_ORDER = 'order';
type Picked = Source | typeof BY_ORDER;

interface ChooseProps {
  readonly sources: Pick<Sources, 'month' | 'tenant'>;
  readonly asked: SourceKey;
  readonly onClose: () => void;
}

function useOptions(asked: SourceKey): readonly { readonly value: Picked; readonly label: string }[] {
  const strongest = strongestOf(asked);
  const own = SALES_SOURCES.flatMap((source) => {
    const line = lineOf(asked, source);
    return line === null
      ? []
      : [{ value: source, label: saySource('amount', { source: saySource(source), amount: formatYuan(line.paid) }) }];
  });
  return strongest === null ? own : [{ value: BY_ORDER, label: saySource('strongest', { source: saySource(strongest) }) }, ...own];
}

/** What the choice is at first: the other source than the one that counts, which is what one came for. */
function firstPick(asked: SourceKey): Picked {
  return SALES_SOURCES.find((source) => source !== asked.effective && lineOf(asked, source) !== null) ?? BY_ORDER;
}

function ChooseDialog({ sources, asked, onClose }: ChooseProps) {
  const notice = useChangeNotice();
  const { run } = useCommand('collection.choose');
  const [picked, setPicked] = useState<Picked>(firstPick(asked));
  const [reason, setReason] = useState('');
  const options = useOptions(asked);
  const isNeeded = picked !== BY_ORDER;
  const save = async (): Promise<Acted> => {
    const { platform, goodsClass } = asked;
    const source = picked === BY_ORDER ? null : picked;
    const answer = await run({ month: sources.month, tenant: sources.tenant, platform, goodsClass, source, reason: reason.trim() });
    if (!answer.ok) return answer;
    const key = formatKey(asked);
    notice(source === null ? saySource('unchosen', { key }) : saySource('chosen', { key, source: saySource(source) }), answer.value);
    return answer;
  };
  const title = saySource('chooseTitle', { key: formatKey(asked) });
  return (
    <ActionDialog title={title} ok={saySource('save')} isReady={!isNeeded || reason.trim() !== ''} act={save} onClose={onClose}>
      <Radio.Group
        className="stack-2"
        aria-label={title}
        value={picked}
        onChange={(event) => setPicked(options.find(({ value }) => value === event.target.value)?.value ?? BY_ORDER)}
        options={[...options]}
      />
      <NotesField label={saySource('reason')} help={saySource('reasonHelp')} value={reason} onChange={setReason} isNeeded={isNeeded} />
    </ActionDialog>
  );
}

type SourceKey = Sources['keys'][number];

const COLUMNS = 8;

function Paid({ asked, source }: { readonly asked: SourceKey; readonly source: Source }) {
  const line = lineOf(asked, source);
  if (line === null) return <td className="number soft">{NO_VALUE}</td>;
  return (
    <td className={asked.effective === source ? 'number source-counts' : 'number'}>
      {asked.effective === source ? (
        <>
          <span aria-hidden="true">✓ </span>
          <span className="visually-hidden">{saySource('countsMark', { source: saySource(source) })} </span>
        </>
      ) : null}
      {formatYuan(line.paid)}
    </td>
  );
}

function Apart({ compared }: { readonly compared: Comparison | null }) {
  if (compared === null) return <span className="soft">{saySource('oneOnly')}</span>;
  const { isLarge } = compared;
  return <Tag tone={isLarge ? 'warn' : 'good'}>{`${isLarge ? '!' : '✓'} ${saySource(isLarge ? 'apart' : 'close')}`}</Tag>;
}

interface KeyRowProps {
  readonly asked: SourceKey;
  readonly sources: Sources;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
  readonly onChoose: () => void;
}

function KeyRow({ asked, sources, isOpen, onOpen, onChoose }: KeyRowProps) {
  const id = useId();
  const key = formatKey(asked);
  const { choice } = asked;
  const compared = comparisonOf(asked);
  const isReadOnly = useIsReadOnly(sources);
  return (
    <Fragment>
      <tr>
        <th scope="row">
          {key}
          {choice === null ? null : (
            <div className="source-choice">
              {saySource('chosenBy', { who: choice.who, at: formatClock(choice.at), reason: choice.reason })}
            </div>
          )}
        </th>
        {SALES_SOURCES.map((source) => (
          <Paid key={source} asked={asked} source={source} />
        ))}
        <td className="number">{compared === null ? NO_VALUE : formatYuan(compared.difference)}</td>
        <td className="number">{formatShare(compared?.share ?? null)}</td>
        <td>
          <Apart compared={compared} />
        </td>
        <td className="source-commands">
          <Button
            size="small"
            aria-expanded={isOpen}
            aria-controls={id}
            aria-label={`${saySource(isOpen ? 'hideDetails' : 'details')}${sayMark('：')}${key}`}
            onClick={onOpen}
          >
            {saySource(isOpen ? 'hideDetails' : 'details')}
          </Button>
          {isReadOnly || (compared === null && choice === null) ? null : (
            <Button size="small" aria-label={`${saySource('choose')}${sayMark('：')}${key}`} onClick={onChoose}>
              {saySource('choose')}
            </Button>
          )}
        </td>
      </tr>
      {isOpen ? (
        <tr id={id}>
          <td colSpan={COLUMNS}>
            <SourceDetails sources={sources} asked={asked} />
          </td>
        </tr>
      ) : null}
    </Fragment>
  );
}

/** The keys with their sources beside each other. */
export function KeyTable({ sources }: { readonly sources: Sources }) {
  const keys = sortByDoubt(sources.keys);
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(keys.length === 1 ? keys.map(formatKey) : []));
  const [choosing, setChoosing] = useState<SourceKey | null>(null);
  const toggle = (key: string): void =>
    setOpen((now) => {
      const next = new Set(now);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  return (
    <>
      <div className="source-box" role="group" tabIndex={0} aria-label={saySource('figures')}>
        <table className="source-table">
          <thead>
            <tr>
              <th scope="col">{`${saySource('platform')} · ${saySource('goodsClass')}`}</th>
              {SALES_SOURCES.map((source) => (
                <th scope="col" className="number" key={source}>
                  {saySource(source)}
                </th>
              ))}
              <th scope="col" className="number">
                {saySource('difference')}
              </th>
              <th scope="col" className="number">
                {saySource('share')}
              </th>
              <th scope="col">
                <span className="visually-hidden">{saySource('share')}</span>
              </th>
              <th scope="col">
                <span className="visually-hidden">{saySource('details')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {keys.map((asked) => {
              const key = formatKey(asked);
              return (
                <KeyRow
                  key={key}
                  asked={asked}
                  sources={sources}
                  isOpen={open.has(key)}
                  onOpen={() => toggle(key)}
                  onChoose={() => setChoosing(asked)}
                />
              );
            })}
          </tbody>
        </table>
      </div>
      {choosing === null ? null : <ChooseDialog sources={sources} asked={choosing} onClose={() => setChoosing(null)} />}
    </>
  );
}

function SourcesBody({ sources }: { readonly sources: Sources }) {
  const language = getLanguage();
  const large = sources.keys.filter((key) => comparisonOf(key)?.isLarge === true).length;
  if (sources.keys.length === 0) return <Empty title={saySource('none')} help={saySource('noneHelp')} />;
  return (
    <div className="reply">
      {sources.isClosed ? <Note tone="plain">{saySource('closed', { month: formatMonth(sources.month, language) })}</Note> : null}
      <p>
        <strong>{large > 0 ? saySource('onlyFew', { count: large }) : saySource('allAgree')}</strong>{' '}
        <span className="soft">{saySource('help')}</span>
      </p>
      <KeyTable sources={sources} />
      <div className="reply-bar">
        <Link href={`/${sources.month}/collect/${sources.tenant}`}>{saySource('toReply')}</Link>
      </div>
    </div>
  );
}

interface SourcesDrawerProps {
  readonly month: string;
  readonly tenant: number;
  readonly onClose: () => void;
}

export function SourcesDrawer({ month, tenant, onClose }: SourcesDrawerProps) {
  const language = getLanguage();
  const asked = useApiQuery('collection.sources', { month, tenant });
  const name = asked.state === 'ready' ? asked.value.name : '';
  return (
    <SideDrawer title={saySource('title', { name, month: formatMonth(month, language) })} onClose={onClose} width={1160}>
      <Show asked={asked}>{(sources) => <SourcesBody sources={sources} />}</Show>
    </SideDrawer>
  );
}
