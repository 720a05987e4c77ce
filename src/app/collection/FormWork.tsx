// Forms on their way: how far they are, and how to stop it.
import { Button, Progress } from 'antd';
import { sayUi } from '../ui/ui-messages.ts';
import { Note } from '../ui/Notes.tsx';
import { formatCount } from '../ui/values.tsx';
import { sayCollect } from './collect-messages.ts';
import type { FormMaking } from './use-forms.ts';

/** What is to be seen while forms are made. */
export function FormWork({ forms, count }: { readonly forms: FormMaking; readonly count: number }) {
  const { job, isBusy, stop } = forms;
  if (!isBusy) return null;
  const words = sayCollect('makingForms', { count: formatCount(count) });
  const percent = job === null || job.all === 0 ? 0 : Math.min(100, Math.round((100 * job.done) / job.all));
  return (
    <div className="intake-work" role="status">
      <span>{words}</span>
      <Progress className="intake-progress" percent={percent} size="small" aria-label={words} />
      <Button size="small" onClick={stop}>
        {sayUi('stop')}
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
  const make = (
    <Button type="primary" onClick={onMake} title="F">
      {sayCollect('noFormsNow')}
    </Button>
  );
  return (
    <Note tone="plain" title={sayCollect('noFormsTitle', { month })} actions={make}>
      {sayCollect('noFormsHelp', { count: formatCount(due) })}
    </Note>
  );
}
