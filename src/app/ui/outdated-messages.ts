// Words of closed months whose figures the data of an open one have moved away from.
import { defineMessages } from './i18n.ts';

export const sayOutdated = defineMessages('outdated', {
  now: [
    '{{month}}已按第 {{revision}} 版结账，其中 {{count}} 个数与现在的数据不同',
    '{{month}} is closed as revision {{revision}}; {{count}} of its figures differ from the data now',
  ],
  onceClosed: [
    '{{month}}已按第 {{revision}} 版结账，本月重新结账后其中 {{count}} 个数会不同',
    '{{month}} is closed as revision {{revision}}; {{count}} of its figures will differ once this month is closed again',
  ],
  figure: ['{{label}}：{{before}} → {{after}}', '{{label}}: {{before}} → {{after}}'],
  more: ['还有 {{count}} 个', 'and {{count}} more'],
  compare: ['比较', 'Compare'],
  look: ['看这个月', 'See that month'],
});
