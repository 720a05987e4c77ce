// A tenant's sources side by side: form, ledger, platform, by platform and class, down to the session; and the choice of what counts.
import { Button } from 'antd';
import { Fragment, useId, useState } from 'react';
import { Link } from 'wouter';
import type { Sources } from '../../contract/collection/collection-shapes.ts';
import { SALES_SOURCES } from '../../domain/base/catalogue.ts';
import { useApi, useApiQuery } from '../ui/api.tsx';
import { useLanguage, useMessages } from '../ui/i18n.ts';
import { Empty, Note, Show } from '../ui/Notes.tsx';
import { Tag } from '../ui/Page.tsx';
import { SideDrawer } from '../ui/SideDrawer.tsx';
import { NO_VALUE, formatMonth, formatYuan } from '../ui/values.tsx';
import { formatClock } from '../ui/clock-text.ts';
import { formatShare } from './source-differences.ts';
import { ChooseDialog } from './ChooseDialog.tsx';
import { SourceDetails } from './SourceDetails.tsx';
import { type Comparison, comparisonOf, formatKey, lineOf, sortByDoubt, type Source } from './source-rows.ts';
import { sourceWords } from './source-messages.ts';

type SourceKey = Sources['keys'][number];

const COLUMNS = 8;

function Paid({ asked, source }: { readonly asked: SourceKey; readonly source: Source }) {
  const say = useMessages(sourceWords);
  const line = lineOf(asked, source);
  if (line === null) return <td className="number soft">{NO_VALUE}</td>;
  return (
    <td className={asked.effective === source ? 'number source-counts' : 'number'}>
      {asked.effective === source ? (
        <>
          <span aria-hidden="true">✓ </span>
          <span className="visually-hidden">{say('countsMark', { source: say(source) })} </span>
        </>
      ) : null}
      {formatYuan(line.paid)}
    </td>
  );
}

function Apart({ compared }: { readonly compared: Comparison | null }) {
  const say = useMessages(sourceWords);
  if (compared === null) return <span className="soft">{say('oneOnly')}</span>;
  const { isLarge } = compared;
  return <Tag tone={isLarge ? 'warn' : 'good'}>{`${isLarge ? '!' : '✓'} ${say(isLarge ? 'apart' : 'close')}`}</Tag>;
}

interface KeyRowProps {
  readonly asked: SourceKey;
  readonly sources: Sources;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
  readonly onChoose: () => void;
}

function KeyRow({ asked, sources, isOpen, onOpen, onChoose }: KeyRowProps) {
  const say = useMessages(sourceWords);
  const id = useId();
  const key = formatKey(asked);
  const { choice } = asked;
  const compared = comparisonOf(asked);
  return (
    <Fragment>
      <tr>
        <th scope="row">
          {key}
          {choice === null ? null : (
            <div className="source-choice">{say('chosenBy', { who: choice.who, at: formatClock(choice.at), reason: choice.reason })}</div>
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
            aria-label={`${say(isOpen ? 'hideDetails' : 'details')}：${key}`}
            onClick={onOpen}
          >
            {say(isOpen ? 'hideDetails' : 'details')}
          </Button>
          {sources.isClosed || (compared === null && choice === null) ? null : (
            <Button size="small" aria-label={`${say('choose')}：${key}`} onClick={onChoose}>
              {say('choose')}
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
  const say = useMessages(sourceWords);
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
      <div className="source-box" role="group" tabIndex={0} aria-label={say('figures')}>
        <table className="source-table">
          <thead>
            <tr>
              <th scope="col">{`${say('platform')} · ${say('goodsClass')}`}</th>
              {SALES_SOURCES.map((source) => (
                <th scope="col" className="number" key={source}>
                  {say(source)}
                </th>
              ))}
              <th scope="col" className="number">
                {say('difference')}
              </th>
              <th scope="col" className="number">
                {say('share')}
              </th>
              <th scope="col">
                <span className="visually-hidden">{say('share')}</span>
              </th>
              <th scope="col">
                <span className="visually-hidden">{say('details')}</span>
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
  const say = useMessages(sourceWords);
  const language = useLanguage();
  const large = sources.keys.filter((key) => comparisonOf(key)?.isLarge === true).length;
  if (sources.keys.length === 0) return <Empty title={say('none')} help={say('noneHelp')} />;
  return (
    <div className="reply">
      {sources.isClosed ? <Note tone="plain">{say('closed', { month: formatMonth(sources.month, language) })}</Note> : null}
      <p>
        <strong>{large > 0 ? say('onlyFew', { count: large }) : say('allAgree')}</strong> <span className="soft">{say('help')}</span>
      </p>
      <KeyTable sources={sources} />
      <div className="reply-bar">
        <Link href={`/${sources.month}/collect/${sources.tenant}`}>{say('toReply')}</Link>
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
  const say = useMessages(sourceWords);
  const language = useLanguage();
  const api = useApi();
  const asked = useApiQuery(api.collection.sources.queryOptions({ input: { month, tenant } }));
  const name = asked.state === 'ready' ? asked.value.name : '';
  return (
    <SideDrawer title={say('title', { name, month: formatMonth(month, language) })} onClose={onClose} width={1160}>
      <Show asked={asked}>{(sources) => <SourcesBody sources={sources} />}</Show>
    </SideDrawer>
  );
}
