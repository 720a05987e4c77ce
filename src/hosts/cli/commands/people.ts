// livebase people: who works here, their roles and PINs.
import type { LivebaseClient } from '../../../contract/contract.ts';
import type { Person } from '../../../contract/people/people.ts';
import { rightOf, formatRight } from '../../../contract/core/rights-messages.ts';
import { createRightsTable } from '../../../contract/people/rights-table.ts';
import { formatRoleCode, roleOf, formatRole, formatRoles } from '../../../contract/people/role-messages.ts';
import { ok, refuse, type Result } from '../../../domain/values/result.ts';
import { InvalidArgumentError } from 'commander';
import { askSecret } from '../ask-secret.ts';
import { type Answer, callMethod, type CliCommand, defineArgument, defineOption, requireOption } from '../command.ts';
import { createOutcome, type Outcome } from '../outcome.ts';
import { type Session, withBase } from '../session.ts';
import { formatTableLines } from '../text-table.ts';
import { createWrongUsage } from '../usage.ts';

const ROLE_CHOICES = formatRoles('zh-CN').join('、');

function roleOption(word: string): string {
  const role = roleOf(word);
  if (role === null) throw new InvalidArgumentError(`，角色是其中一个：${ROLE_CHOICES}`);
  return role;
}

function rightOption(word: string): string {
  if (rightOf(word) === null) throw new InvalidArgumentError('，权限照 livebase people rights 列出的写法');
  return word;
}

const ROLE = requireOption('--role <角色>', ROLE_CHOICES, roleOption);
const NAME = defineArgument('<姓名>');

function stateOf({ isRetired, hasPin }: Person): string {
  if (isRetired) return '已停用';
  return hasPin ? '有密码' : '没有密码';
}

/** A person as `--json` shows one. */
function written(person: Person): object {
  const { id, name, role, colour, version, isRetired, hasPin } = person;
  return { id, name, role: formatRoleCode(role), colour, version, hasPin, retired: isRetired };
}

function listed(people: readonly Person[]): Outcome {
  const rows = people.map((one) => [one.name, formatRole(one.role, 'zh-CN'), stateOf(one)]);
  return createOutcome(
    { people: people.map(written) },
    people.length === 0 ? ['还没有人：livebase people add 姓名 --role 主管'] : formatTableLines(['姓名', '角色', '状态'], rows),
  );
}

async function personOf(client: LivebaseClient, name: string): Promise<Result<Person>> {
  const answer = await client.people.list({});
  if (!answer.ok) return answer;
  // Who works here goes before somebody of the same name who left.
  const person = answer.value.people.find((one) => one.name === name.trim());
  return person === undefined ? refuse('PERSON_UNKNOWN', { name, known: answer.value.people.map((one) => one.name) }) : ok(person);
}

/** Work on one person, named by the first argument. */
function onPerson(work: (client: LivebaseClient, person: Person, session: Session) => Promise<Outcome>): NonNullable<CliCommand['work']> {
  return (session) =>
    withBase(session, async (client) => {
      const person = await personOf(client, session.given[0] ?? '');
      return person.ok ? work(client, person.value, session) : person;
    });
}

function changed(answer: Result<Person>): Outcome {
  return answer.ok
    ? createOutcome(written(answer.value), [`${answer.value.name}：${formatRole(answer.value.role, 'zh-CN')}，${stateOf(answer.value)}`])
    : answer;
}

/** Another role, then out of service: each where it is asked for. */
function set(session: Session): Promise<Outcome | null> {
  const role = roleOf(session.options.text('role') ?? '');
  const isRetiring = session.options.flag('retire');
  if (role === null && !isRetiring) throw createWrongUsage('要写 --role 换成什么角色，或 --retire 停用');
  return onPerson(async (client, { id, version, name }) => {
    const before = role === null ? null : await client.people.change({ id, version, name, role });
    if (before !== null && !(before.ok && isRetiring)) return changed(before);
    return changed(await client.people.retire({ id, version: before?.ok === true ? before.value.version : version }));
  })(session);
}

function codeLines(code: string | null): readonly string[] {
  return code === null ? [] : [`恢复码：${code}`, '只显示这一次：请写下或打印，锁进抽屉。主管忘了密码，只有它能打开；没有它，谁也进不去。'];
}

const setPin = onPerson(async (client, person) => {
  const pin = await askSecret('LIVEBASE_NEW_PIN', `${person.name} 的新密码：`);
  if (pin === null) return refuse('PIN_NEEDED', { name: person.name });
  // Anyone who changes the own PIN has proved the old one with --by; it is asked for again by the RPC layer.
  const old = await askSecret('LIVEBASE_PIN', `${person.name} 现在的密码（没有就按回车）：`);
  const answer = await client.people.setPin({ person: person.id, pin, old });
  if (!answer.ok) return answer;
  const { recoveryCode } = answer.value;
  return createOutcome({ name: person.name, recoveryCode }, [`已设好 ${person.name} 的密码`, ...codeLines(recoveryCode)]);
});

/** The table of rights as this base has it; `*` marks what is not as it stands. */
function rightsOutcome(answer: Answer<LivebaseClient['people']['rights']>): Outcome {
  const rows = createRightsTable(answer.switched).map(({ right, cells }) => [
    formatRight(right, 'zh-CN'),
    ...cells.map(({ has, isChanged }) => `${has ? '有' : '－'}${isChanged ? ' *' : ''}`),
  ]);
  return createOutcome(answer, [...formatTableLines(['权限', ...formatRoles('zh-CN')], rows), '* 是改过的。']);
}

function rights(session: Session): Promise<Outcome> {
  const { options } = session;
  const [role, right] = [roleOf(options.text('role') ?? ''), rightOf(options.text('right') ?? '')];
  const [gives, takes] = [options.flag('give'), options.flag('take')];
  const isAsked = role === null && right === null && !gives && !takes;
  if (!isAsked && (role === null || right === null || gives === takes))
    throw createWrongUsage('--role、--right 和 --give（或 --take）要一起写');
  return withBase(session, async (client) => {
    const answer =
      role === null || right === null ? await client.people.rights({}) : await client.people.switchRight({ role, right, given: gives });
    return answer.ok ? rightsOutcome(answer.value) : answer;
  });
}

export const peopleCommands: readonly CliCommand[] = [
  {
    name: 'people',
    words: '人员：谁在这里工作，什么角色，密码',
    work: callMethod(
      (client) => client.people.list,
      () => ({}),
      ({ people }) => listed(people),
    ),
    commands: [
      {
        name: 'add',
        words: '添加一个人（第一个必须是主管）',
        takes: [NAME],
        options: [ROLE],
        work: (session) =>
          withBase(session, async (client) => {
            const role = roleOf(session.options.given('role')) ?? 'viewer';
            return changed(await client.people.add({ name: session.given[0] ?? '', role }));
          }),
      },
      {
        name: 'set',
        words: '换角色，或停用',
        takes: [NAME],
        options: [defineOption('--role <角色>', ROLE_CHOICES, roleOption), defineOption('--retire', '停用：不能再进来，做过的事都留着')],
        work: set,
      },
      {
        name: 'role',
        words: '换角色',
        takes: [NAME],
        options: [ROLE],
        work: onPerson(async (client, { id, version, name }, { options }) =>
          changed(await client.people.change({ id, version, name, role: roleOf(options.given('role')) ?? 'viewer' })),
        ),
      },
      {
        name: 'rename',
        words: '改姓名（历史里保留当时的写法）',
        takes: [NAME, defineArgument('<新姓名>')],
        work: onPerson(async (client, { id, version, role }, { given }) =>
          changed(await client.people.change({ id, version, name: given[1] ?? '', role })),
        ),
      },
      {
        name: 'retire',
        words: '停用：不能再进来，做过的事都留着',
        takes: [NAME],
        work: onPerson(async (client, { id, version }) => changed(await client.people.retire({ id, version }))),
      },
      {
        name: 'restore',
        words: '恢复已停用的人',
        takes: [NAME],
        work: onPerson(async (client, { id, version }) => changed(await client.people.restore({ id, version }))),
      },
      {
        name: 'rights',
        words: '哪个角色有哪些权限；给 --role 和 --right 就改这一格',
        options: [
          defineOption('--role <角色>', ROLE_CHOICES, roleOption),
          defineOption('--right <权限>', '权限，照 people rights 列出的写法', rightOption),
          defineOption('--give', '给这个角色（连同它少不了的）'),
          defineOption('--take', '从这个角色收回（连同少不了它的）'),
        ],
        work: rights,
      },
      { name: 'pin', words: '设密码（从终端输入，或 LIVEBASE_NEW_PIN）；第一个密码会给出恢复码', takes: [NAME], work: setPin },
    ],
  },
];
