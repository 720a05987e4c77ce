// Words of the checks that a tenant's figures fail: in few words, as a question to the tenant, and what only the base sees.
import { defineMessages } from '../ui/i18n.ts';

export const sayCheck = defineMessages('checks', {
  few_refunded_over_paid: ['退款比成交多', 'refunds above paid'],
  few_settled_over_paid: ['结算比成交多', 'settled above paid'],
  few_retail_over_paid: ['零售额比成交多', 'retail above paid'],
  few_sessions_without_time: ['有场次没时长', 'sessions without time'],
  few_time_without_sessions: ['有时长没场次', 'time without sessions'],
  few_paid_without_sessions: ['有成交没场次', 'paid without sessions'],
  few_session_too_short: ['每场太短', 'sessions too short'],
  few_session_too_long: ['每场太长', 'sessions too long'],
  few_platform_differs: ['和平台数不一致', 'platform says otherwise'],
  few_unit_slip: ['像是单位错了或多（少）一位', 'looks like a wrong unit or a digit too many or few'],
  few_off_mean: ['和前几个月差 3 倍以上', 'three times off the months before'],
  few_same_as_before: ['和上个月完全一样', 'the same as last month'],
  few_rows_swapped: ['两行像是填反了', 'two rows look swapped'],
  few_other: ['核对 {{check}}', 'check {{check}}'],
  ask_refunded_over_paid: [
    '退款额 {{refunded}} 元大于成交额 {{paid}} 元，请核对；如果退的是以前月份的单，请说明。',
    'Refunded {{refunded}} yuan is more than paid {{paid}} yuan: please check, or say if earlier months were refunded.',
  ],
  ask_settled_over_paid: [
    '结算额 {{settled}} 元大于成交额 {{paid}} 元，请核对；如果含以前月份的结算，请说明。',
    'Settled {{settled}} yuan is more than paid {{paid}} yuan: please check, or say if earlier months are in it.',
  ],
  ask_retail_over_paid: [
    '网络零售额 {{retail}} 元大于各平台成交额合计 {{paid}} 元，请核对。',
    'Online retail {{retail}} yuan is more than the {{paid}} yuan paid on all platforms: please check.',
  ],
  ask_sessions_without_time: [
    '填了 {{sessions}} 场直播，时长是 0，请补直播时长（分钟）。',
    '{{sessions}} sessions and no time live: please give the minutes.',
  ],
  ask_time_without_sessions: [
    '直播时长 {{minutes}} 分钟，场次是 0，请补直播场次。',
    '{{minutes}} minutes live and no session: please give the sessions.',
  ],
  ask_paid_without_sessions: [
    '成交额 {{paid}} 元，直播场次是 0，请核对场次；不是直播卖的不要填。',
    '{{paid}} yuan paid and no session: please check; what was not sold live is left out.',
  ],
  ask_session_too_short: [
    '{{sessions}} 场一共 {{minutes}} 分钟，平均不到 6 分钟，请核对时长的单位是不是分钟。',
    '{{sessions}} sessions in {{minutes}} minutes are under 6 minutes each: is the time in minutes?',
  ],
  ask_session_too_long: [
    '{{sessions}} 场一共 {{minutes}} 分钟，平均超过 24 小时，请核对场次和时长。',
    '{{sessions}} sessions in {{minutes}} minutes are over 24 hours each: please check both.',
  ],
  ask_platform_differs: [
    '报表成交额 {{form}} 元，平台导出的是 {{session}} 元，相差 {{difference}} 元，请核对。',
    'The form says {{form}} yuan, the platform’s export {{session}} yuan, {{difference}} yuan apart: please check.',
  ],
  ask_unit_slip: [
    '这里填的是 {{now}}，前几个月平均是 {{mean}}，差了约 {{times}} 倍，请核对单位和位数。',
    'Here stands {{now}}, and the months before had {{mean}} on average, about {{times}} times apart: please check unit and digits.',
  ],
  ask_off_mean: [
    '这里填的是 {{now}}，前几个月平均是 {{mean}}，相差 3 倍以上，请核对；属实请说明原因。',
    'Here stands {{now}}, and the months before had {{mean}} on average: please check, or say why.',
  ],
  ask_same_as_before: [
    '各项数字和上个月一模一样，请核对是不是交了上个月的表。',
    'Every figure is the same as last month: please check whether last month’s form was handed in.',
  ],
  ask_rows_swapped: [
    '“{{row}}”这一行的数更像“{{other}}”前几个月的，请核对这两行是不是填反了。',
    'The figures of {{row}} look like those of {{other}} in the months before: please check whether the two rows changed places.',
  ],
  ask_other: ['请核对这里的数。', 'Please check this figure.'],
  hint_X01: ['有成交、没用直播间', 'sales without a studio'],
  hint_X02: ['订了直播间、没成交', 'studio without sales'],
  hint_X03: ['和前三个月差得多', 'far from last months'],
  hint_X04: ['同一场别家也报了', 'session told twice'],
  hint_other: ['内部核对 {{id}}', 'internal check {{id}}'],
  explainHint_X01: ['有成交额，但这个月没有预约，也没有专属直播间。', 'Sales, but no booking and no exclusive studio in the month.'],
  explainHint_X02: ['这个月预约超过 40 小时，却没有成交额。', 'More than 40 hours booked in the month, and no sales.'],
  explainHint_X03: ['成交额和前三个月的平均相差 3 倍以上。', 'Paid is off the mean of the last three months by more than a factor of 3.'],
  explainHint_X04: ['同一个账号的同一场直播，另一家企业也报了。', 'Another tenant reports the same session of the same account.'],
  explainHint_other: ['内部核对 {{id}} 没有通过，看月报的核对结果。', 'Internal check {{id}} fails; see the findings of the report.'],
});
