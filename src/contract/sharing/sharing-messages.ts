// Words of the codes of the second computer: joining, what a joined one may not do, a host that is not reached.
import type { WordsByCode } from '../core/phrase.ts';

/** Words of the codes of the second computer. */
export const SHARING_WORDS = {
  JOIN_CODE_SHAPE: {
    zh: '加入码是 24 个字母和数字，四个一组；请照主机屏幕上的重新输入。',
    en: 'a joining code has 24 letters and digits in fours; enter it as the host’s screen shows it.',
  },
  JOIN_REFUSED: {
    zh: '主机没有接受这个加入码[，还可以试 {left} 次]；请在主机上看它是否还有效（10 分钟，只能用一次），过期了就重新生成。',
    en: 'the host did not take this joining code[, {left} tries are left]; look there whether it still holds (ten minutes, once) or make a new one.',
  },
  JOIN_OTHER_HOST: {
    zh: '{address} 上答话的不是发出加入码的那台主机，什么都没有告诉它；请核对地址和加入码，仍不对就不要在这个网络里加入。',
    en: 'what answers at {address} is not the host of this joining code, and was told nothing; check address and code, and do not join on this network if it stays so.',
  },
  JOIN_OTHER_PRINT: {
    zh: '那台浏览器里看到的不是这台主机的证书，没有生成加入码；请核对地址和抄的字，仍不对就是有别的机器挡在中间，不要在那个网络里继续。',
    en: 'what that browser sees is not this host’s certificate, and no code was made; check the address and what was copied: if it stays so, another machine stands between, and nobody should go on in that network.',
  },
  JOIN_UNREACHED: {
    zh: '连不上主机 {address}[（{detail}）]；请看主机是否开着、“其它电脑”是否打开、两台是否在同一个网络、防火墙是否放行。',
    en: 'the host at {address} is not reached[ ({detail})]; see that it runs, that sharing is on, that both are on one network and no firewall is between.',
  },
  JOIN_VERSION: {
    zh: '两台电脑的程序版本不一样：这台是 {own}，主机是 {host}；[请把这台电脑更新到 {here}，再打开][请先把主机更新到 {there}，这台不用动]。',
    en: 'the two computers have different versions: {own} here, {host} at the host; [update this computer to {here}, then open it again][update the host to {there}; this computer can stay as it is].',
  },
  JOIN_CUT_OFF: {
    zh: '主机上已经停用了这台电脑；要再用，请在主机上生成加入码，重新加入。',
    en: 'this computer was cut off at the host; to work there again, make a joining code at the host and join again.',
  },
  JOIN_NO_BASE: {
    zh: '这台电脑用的是主机 {host} 上的数据，自己没有数据库，什么都没有做；请到主机上做，或在这台电脑上打开程序。',
    en: 'this computer works on the data of the host {host} and has no base of its own; nothing was done. Do it at the host, or open the program here.',
  },
  SHARING_OFF: {
    zh: '还没有打开给其它电脑用；请先选一个地址打开，再生成加入码。',
    en: 'sharing with other computers is off; choose an address and switch it on, then make a joining code.',
  },
  SHARING_NEEDS_PINS: {
    zh: '给其它电脑用之前，要先设密码，这样才知道谁在操作；请在“设置 → 人员”里给每个人设一个。',
    en: 'before other computers come in, people need PINs, so that it is known who acts; set them in Settings, People.',
  },
  SHARING_ADDRESS: {
    zh: '{address} 不是这台电脑在办公室里的地址（只能用 10.、172.16–31.、192.168. 开头的），没有打开；请从列出的地址里选。',
    en: '{address} is no address of this computer within the office (10., 172.16–31. or 192.168.), nothing was switched on; choose one that is listed.',
  },
  DEVICE_UNKNOWN: {
    zh: '没有这台电脑，或者它已经被停用；请刷新列表。',
    en: 'there is no such computer, or it was cut off already; refresh the list.',
  },
  ONLY_AT_HOST: {
    zh: '这件事只能在主机上做，什么都没有改动；请到装着数据的那台电脑上操作。',
    en: 'this is done at the host only and nothing was changed; go to the computer that holds the data.',
  },
  STEP_DONE: {
    zh: '这一步已经做过了，没有再做第二次；请刷新后查看。',
    en: 'this step was done already and was not done again; refresh to see it.',
  },
} satisfies WordsByCode;
