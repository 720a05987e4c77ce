// The texts to send, as the base writes them: one at a time, with the fields that it may hold.
import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import type { OwnText } from '../../contract/desk/paper.ts';
import { TEXT_LENGTH } from '../../contract/desk/text-templates.ts';
import { type Outcome, useApiQuery, useCommand } from '../ui/api.tsx';
import { useUnsaved } from '../ui/leave-guard.tsx';
import { Show } from '../ui/Notes.tsx';
import { useNotices } from '../ui/notices.tsx';
import { OutcomeNote } from '../ui/OutcomeNote.tsx';
import { SettingChanges } from '../ui/settings/SettingChanges.tsx';
import { Page, Section } from '../ui/Page.tsx';
import { sayTexts } from './texts-messages.ts';

function useText({ kind, own, standard }: OwnText) {
  const notices = useNotices();
  const { run, isBusy } = useCommand('paper.writeText');
  const [typed, setTyped] = useState<string | null>(null);
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const shown = typed ?? own ?? standard;
  const isChanged = typed !== null && typed.trim() !== (own ?? standard).trim();
  useUnsaved(isChanged);
  const write = async (next: string | null): Promise<void> => {
    const answer = await run({ kind, own: next });
    setOutcome(answer);
    if (!answer.ok) return;
    setTyped(null);
    notices.done(sayTexts(next === null ? 'backDone' : 'saved', { what: sayTexts(`kind_${kind}`) }));
  };
  const set = (text: string): void => {
    setTyped(text);
    setOutcome(null);
  };
  return { shown, set, isChanged, write, isBusy, outcome };
}

function TextForm({ text }: { readonly text: OwnText }) {
  const { shown, set, isChanged, write, isBusy, outcome } = useText(text);
  const id = useId();
  return (
    <Section title={sayTexts(`kind_${text.kind}`)}>
      <label className="field-label" htmlFor={id}>
        {sayTexts(text.own === null ? 'asShipped' : 'ownWords')}
      </label>
      <Input.TextArea
        id={id}
        value={shown}
        // Its own measuring writes styles that the page's policy refuses.
        rows={Math.max(3, shown.split('\n').length + 1)}
        maxLength={TEXT_LENGTH}
        aria-describedby={`${id}-fields`}
        onChange={(event) => set(event.target.value)}
      />
      <p className="settings-help" id={`${id}-fields`}>
        {sayTexts('fields', { fields: text.fields.map((name) => `{${name}}`).join(' ') })}
      </p>
      <SettingChanges name="texts" before={{ [text.kind]: text.own ?? text.standard }} after={{ [text.kind]: shown.trim() }} />
      <OutcomeNote outcome={outcome} what={sayTexts('save')} />
      <div className="line-2">
        <Button type="primary" disabled={!isChanged || shown.trim() === ''} loading={isBusy} onClick={() => void write(shown.trim())}>
          {sayTexts('save')}
        </Button>
        {text.own === null ? null : (
          <Button disabled={isBusy} onClick={() => void write(null)}>
            {sayTexts('back')}
          </Button>
        )}
      </div>
    </Section>
  );
}

/** 发送的文字. */
export function TextsSection() {
  const asked = useApiQuery('paper.texts', {});
  return (
    <Page title={sayTexts('title')} lead={sayTexts('help')}>
      <Show asked={asked}>
        {({ texts }) => (
          <>
            {texts.map((text) => (
              <TextForm key={text.kind} text={text} />
            ))}
          </>
        )}
      </Show>
    </Page>
  );
}
