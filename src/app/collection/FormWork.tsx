// Forms on their way: how far they are, and how to stop it.
import { Button, Progress } from 'antd';
import { useMessages } from '../ui/i18n.ts';
import { uiMessages } from '../ui/ui-messages.ts';
import { Note } from '../ui/Notes.tsx';
import { formatCount } from '../ui/values.tsx';
import { collectWords } from './collect-messages.ts';
import type { FormMaking } from './use-forms.ts';

/** What is to be seen while forms are made. */
export function FormWork({ forms, count }: { readonly forms: FormMaking; readonly count: number }) {
  const say = useMessages(collectWords);
  const sayKit = useMessages(uiMessages);
  const { job, isBusy, stop } = forms;
  if (!isBusy) return null;
  const words = say('makingForms', { count: formatCount(count) });
  const percent = job === null || job.all === 0 ? 0 : Math.min(100, Math.round((100 * job.done) / job.all));
  return (
    <div className="intake-work" role="status">
      <span>{words}</span>
      <Progress className="intake-progress" percent={percent} size="small" aria-label={words} />
      <Button size="small" onClick={stop}>
        {sayKit('stop')}
      </Button>
    </div>
  );
}

interface NoFormsProps {
  readonly month: string;
  readonly due: number;
  readonly onMake: () => void;
}

/** What to do first: nobody can fill in a form that was not made. */
export function NoForms({ month, due, onMake }: NoFormsProps) {
  const say = useMessages(collectWords);
  const make = (
    <Button type="primary" onClick={onMake} title="F">
      {say('noFormsNow')}
    </Button>
  );
  return (
    <Note tone="plain" title={say('noFormsTitle', { month })} actions={make}>
      {say('noFormsHelp', { count: formatCount(due) })}
    </Note>
  );
}
