// What is typed into the forms of a tenant itself, and what the base then holds.
import { fillField } from './form-hands.ts';
import type { FormStep } from './form-steps.ts';
import { sheet } from './hands.ts';
import { press, pressIn } from './press.ts';
import { todayPlus } from './wall-clock.ts';

/** A new tenant with its first facts, both corrected, and the facts changed from a day on. The base has four tenants before. */
export const NEW_TENANT: readonly FormStep[] = [
  {
    what: 'tenant add',
    open: (page) => pressIn(page, '/tenants', '新增企业'),
    start: {
      企业名称: '',
      统一社会信用代码: '',
      企业类别: '',
      生效日期: todayPlus(0),
      头部机构: '否',
      服务类型: '',
      行业代码: '',
      简称: '',
      法定代表人: '',
      联系人: '',
      联系电话: '',
      孵化日期: '',
      备注: '',
    },
    typed: {
      企业名称: ' 厦门白鹭直播（集团）有限公司 ',
      统一社会信用代码: '91440303ma1887g6qk',
      企业类别: '直播电商企业',
      生效日期: '2026-02-03',
      头部机构: '是',
      服务类型: ' 主播培训 ',
      行业代码: '６３１',
      简称: '白鹭',
      法定代表人: '陈一',
      联系人: ' 李二 ',
      联系电话: '0592-5551234',
      孵化日期: '2026-02-28',
      备注: '押金另议',
    },
    kept: {
      '+tenant': [
        {
          short_name: '白鹭',
          legal_person: '陈一',
          contact: '李二',
          phone: '0592-5551234',
          incubated_on: '2026-02-28',
          notes: '押金另议',
        },
      ],
      '+tenant_fact': [
        {
          tenant_id: 5,
          starts_on: '2026-02-03',
          name: '厦门白鹭直播（集团）有限公司',
          uscc: '91440303MA1887G6QK',
          category: '直播电商企业',
          leading: 1,
          service_kind: '主播培训',
          industry: '631',
        },
      ],
      said: ['add tenant', 'add tenant_fact', 'together tenant'],
    },
  },
  {
    what: 'tenant correct',
    open: (page) => pressIn(page, '/tenants/5/facts', '修改…'),
    start: {
      简称: '白鹭',
      法定代表人: '陈一',
      联系人: '李二',
      联系电话: '0592-5551234',
      孵化日期: '2026-02-28',
      备注: '押金另议',
      原因: '',
    },
    typed: { 简称: '', 法定代表人: '吴三', 联系人: '郑四', 联系电话: '', 孵化日期: '', 备注: '', 原因: '换了联系人' },
    kept: {
      '~tenant': [{ id: 5, legal_person: '吴三', contact: '郑四', phone: null, incubated_on: null, notes: null, short_name: '白鹭直播' }],
      said: ['change tenant 换了联系人'],
    },
  },
  {
    what: 'tenant_fact correct',
    open: (page) => press(page, '更正'),
    start: {
      企业: '白鹭直播',
      生效日期: '2026-02-03',
      企业名称: '厦门白鹭直播（集团）有限公司',
      统一社会信用代码: '91440303MA1887G6QK',
      企业类别: '直播电商企业',
      头部机构: '是',
      服务类型: '主播培训',
      行业代码: '631',
      原因: '',
    },
    left: ['企业'],
    typed: {
      生效日期: '2026-02-04',
      企业名称: '厦门白鹭文化有限公司',
      统一社会信用代码: '91440303MAF5MG15T8',
      企业类别: '相关服务企业',
      头部机构: '否',
      服务类型: '',
      行业代码: '',
      原因: '',
    },
    kept: {
      '~tenant_fact': [
        {
          id: 5,
          starts_on: '2026-02-04',
          name: '厦门白鹭文化有限公司',
          uscc: '91440303MAF5MG15T8',
          category: '相关服务企业',
          leading: 0,
          service_kind: null,
          industry: null,
        },
      ],
      said: ['change tenant_fact'],
    },
  },
  {
    what: 'tenant_fact from a day on',
    open: async (page) => {
      await press(page, /^自某日起变更/);
      await fillField(sheet(page), '从哪一天起', '2026-10-15');
    },
    start: {
      从哪一天起: '2026-10-15',
      企业名称: '厦门白鹭文化有限公司',
      统一社会信用代码: '91440303MAF5MG15T8',
      企业类别: '相关服务企业',
      头部机构: '否',
      服务类型: '',
      行业代码: '',
      原因: '',
    },
    typed: {
      从哪一天起: '2026-10-15',
      企业名称: '厦门鹭岛文化有限公司',
      统一社会信用代码: '91440303MAF5MG15T8',
      企业类别: '相关服务企业',
      头部机构: '是',
      服务类型: '仓配',
      行业代码: '',
      原因: ' 改名 ',
    },
    kept: {
      '+tenant_fact': [
        {
          tenant_id: 5,
          starts_on: '2026-10-15',
          name: '厦门鹭岛文化有限公司',
          uscc: '91440303MAF5MG15T8',
          category: '相关服务企业',
          leading: 1,
          service_kind: '仓配',
          industry: null,
        },
      ],
      said: ['add tenant_fact 改名'],
    },
  },
];
