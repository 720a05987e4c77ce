// An empty list of the base: bring a ledger in, or add one by hand.
import { Button } from 'antd';
import { useLocation } from 'wouter';
import { Empty } from './Notes.tsx';

interface FirstStepsProps {
  readonly title: string;
  readonly help: string;
  /** The button that brings a ledger in. */
  readonly importWord: string;
  readonly addWord: string;
  readonly onAdd: () => void;
}

/** What to do first, with both ways. */
export function FirstSteps({ title, help, importWord, addWord, onAdd }: FirstStepsProps) {
  const [, go] = useLocation();
  const action = (
    <div className="first-steps">
      <Button type="primary" onClick={() => go('~/sales/import')}>
        {importWord}
      </Button>
      <Button onClick={onAdd}>{addWord}</Button>
    </div>
  );
  return <Empty title={title} help={help} action={action} />;
}
