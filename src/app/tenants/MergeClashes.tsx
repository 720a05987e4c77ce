// What both of two tenants have, in one list: what each says, and which of them stays. Answered one by one, or all at once.
import { Button, Radio } from 'antd';
import { type DescribedClash, MERGE_WAYS, type MergeWay } from '../../contract/tenants/tenants.ts';
import { sayTenants } from './tenants-messages.ts';
import { sayRecordKind } from '../ui/window-words.ts';
import { sayMark } from '../ui/i18n.ts';

/** What was chosen, by `getClashKey`. */
export type ClashAnswers = ReadonlyMap<string, MergeWay>;

export function getClashKey({ kind, id }: Pick<DescribedClash, 'kind' | 'id'>): string {
  return `${kind}:${id}`;
}

/** The clashes that somebody has to decide. */
export function listAskedClashes(rows: readonly DescribedClash[]): readonly DescribedClash[] {
  return rows.filter(({ ways }) => ways.length > 1);
}

function describeSide({ fields = [] }: DescribedClash, side: 'into' | 'from'): string {
  return fields.map((one) => `${one.field} ${one[side]}`).join(sayMark('、'));
}

interface MergeClashesProps {
  readonly rows: readonly DescribedClash[];
  readonly answers: ClashAnswers;
  readonly onAnswer: (answers: ClashAnswers) => void;
}

/** The list. Rows of closed months are added up and only counted. */
export function MergeClashes({ rows, answers, onAnswer }: MergeClashesProps) {
  const asked = listAskedClashes(rows);
  const summed = rows.length - asked.length;
  const answer = (clashes: readonly DescribedClash[], keep: MergeWay): void => {
    const able = clashes.filter(({ ways }) => ways.includes(keep));
    onAnswer(new Map([...answers, ...able.map((clash) => [getClashKey(clash), keep] as const)]));
  };
  const ways = MERGE_WAYS.filter((way) => asked.some((clash) => clash.ways.includes(way)));
  return (
    <>
      {summed === 0 ? null : <p>{sayTenants('mergeSummed', { count: summed })}</p>}
      {asked.length === 0 ? null : (
        <>
          <p>{sayTenants('mergeTwice', { count: asked.length })}</p>
          <div className="line-2">
            {ways.map((way) => (
              <Button key={way} onClick={() => answer(asked, way)}>
                {sayTenants(`mergeAll_${way}`)}
              </Button>
            ))}
          </div>
          <div className="tenants-scroll" role="group" aria-label={sayTenants('mergeTwiceList')} tabIndex={0}>
            <table className="tenants-table">
              <thead>
                <tr>
                  <th scope="col">{sayTenants('mergeWhat')}</th>
                  <th scope="col">{sayTenants('mergeInto')}</th>
                  <th scope="col">{sayTenants('mergeFrom')}</th>
                  <th scope="col">{sayTenants('mergeKeep')}</th>
                </tr>
              </thead>
              <tbody>
                {asked.map((clash) => (
                  <tr key={getClashKey(clash)}>
                    <th scope="row">
                      {sayRecordKind(clash.kind)} {clash.what}
                    </th>
                    <td>{describeSide(clash, 'into')}</td>
                    <td>{describeSide(clash, 'from')}</td>
                    <td>
                      <Radio.Group
                        className="stack-2"
                        aria-label={`${sayTenants('mergeKeep')}${sayMark('：')}${sayRecordKind(clash.kind)} ${clash.what}`}
                        value={answers.get(getClashKey(clash)) ?? null}
                        onChange={(event) => answer([clash], clash.ways.find((way) => way === event.target.value) ?? 'into')}
                        options={clash.ways.map((value) => ({ value, label: sayTenants(`mergeWay_${value}`) }))}
                      />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </>
  );
}
