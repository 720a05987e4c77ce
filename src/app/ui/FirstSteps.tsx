// An empty list of the base: bring a ledger in, or add one by hand.
import { Button } from 'antd';
import { useLocation } from 'wouter';
import type { MethodName } from '../../contract/contract.ts';
import { IfMay, usePermissions } from './permissions.tsx';
import { Empty } from './Notes.tsx';

interface FirstStepsProps {
  readonly title: string;
  readonly help: string;
  /** The button that brings a ledger in. */
  readonly importWord: string;
  readonly addWord: string;
  /** What adding one calls. */
  readonly add: MethodName;
  readonly onAdd: () => void;
}

/** What to do first, with both ways. */
export function FirstSteps({ title, help, importWord, addWord, add, onAdd }: FirstStepsProps) {
  const [, go] = useLocation();
  const may = usePermissions();
  const action = (
    <div className="first-steps">
      <IfMay call="intake.commit">
        <Button type="primary" onClick={() => go('~/sales/import')}>
          {importWord}
        </Button>
      </IfMay>
      <IfMay call={add}>
        <Button onClick={onAdd}>{addWord}</Button>
      </IfMay>
    </div>
  );
  const hasWays = may.call('intake.commit') || may.call(add);
  return <Empty title={title} {...(hasWays ? { help, action } : {})} />;
}
