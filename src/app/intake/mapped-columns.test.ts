// Columns and fields: each field at one column only.
import { describe, expect, it } from 'vitest';
import { selectFieldsOfKind, listProposedColumns, withField } from './MappingPage.tsx';

describe('columns of a mapping', () => {
  const headers = ['主播', '账号ID', '开播时间', '支付金额', '支付金额'];
  const proposed = listProposedColumns(headers, [
    { field: 'handle', header: '账号ID' },
    { field: 'paid', header: '支付金额' },
    { field: 'views', header: '没有的' },
  ]);

  it('begin with the proposal, at the first column of a header', () => {
    expect([...proposed]).toEqual([
      [1, 'handle'],
      [3, 'paid'],
    ]);
  });

  it('take a field from the column that had it', () => {
    expect([...withField(proposed, 0, 'handle')]).toEqual([
      [3, 'paid'],
      [0, 'handle'],
    ]);
    expect([...withField(proposed, 3, null)]).toEqual([[1, 'handle']]);
    expect([...withField(proposed, 3, 'settled')]).toEqual([
      [1, 'handle'],
      [3, 'settled'],
    ]);
  });

  it('leave out what another kind of sheet does not have', () => {
    expect([...selectFieldsOfKind(proposed, ['day', 'paid'])]).toEqual([[3, 'paid']]);
  });
});
